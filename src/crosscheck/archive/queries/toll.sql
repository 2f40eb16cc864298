-- How have the numbers of people killed, hurt or missing grown in the stories that speak of $about, in all languages?
WITH about AS (
    SELECT DISTINCT story FROM current WHERE contains(lower(text), lower($about))
)
SELECT published, role, min(low)::DOUBLE AS least, max(high)::DOUBLE AS most, count(DISTINCT outlet) AS outlets, list_sort(list(DISTINCT outlet)) AS who
FROM said
WHERE story IN (FROM about) AND kind = 'quantity' AND role IS NOT NULL AND stated IS NOT NULL
GROUP BY published, role
ORDER BY role, published NULLS LAST
