-- What is contradicted in the stories that speak of $about, the worst first?
SELECT f.severity, f.nature, f.rule, s.first AS since, f.message, f.fingerprint
FROM findings AS f JOIN stories AS s USING (story)
WHERE s.story IN (SELECT DISTINCT story FROM current WHERE contains(lower(text), lower($about)))
ORDER BY array_position(['error', 'warning', 'info'], f.severity), s.first NULLS LAST, f.story, f.fact
