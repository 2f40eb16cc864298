-- What have sources said about $about, one claim a row, the oldest first?
SELECT published, outlet, language, kind, display, quote, sentence, source
FROM said
WHERE contains(lower(sentence), lower($about))
    AND (kind IN ('quantity', 'money', 'percent', 'duration', 'date', 'ordinal', 'role') OR kind = 'attribution' AND what IS NOT NULL)
ORDER BY published NULLS LAST, source, claim
