-- Which stories have most articles, and what was found in them?
SELECT s.name, s.first, s.last, s.articles, array_to_string(s.languages, ' ') AS languages,
    count(f.fact) AS findings, count(f.fact) FILTER (f.severity = 'error') AS errors, s.about
FROM stories AS s LEFT JOIN findings AS f USING (story)
GROUP BY ALL
ORDER BY s.articles DESC, s.first NULLS LAST, s.name
