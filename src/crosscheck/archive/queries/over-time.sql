-- What have sources said about $about, one claim a row, the oldest first?
SELECT published, outlet, language, kind, display, quote, sentence, source
FROM said
WHERE (sentence ILIKE '%' || $about || '%' OR quote ILIKE '%' || $about || '%')
ORDER BY published NULLS LAST, source, claim
