-- Which outlets contradict one another most?
SELECT least(a.outlet, b.outlet) AS one, greatest(a.outlet, b.outlet) AS other,
    count(DISTINCT (a.story, a.fact)) AS findings,
    count(DISTINCT (a.story, a.fact)) FILTER (severity = 'error') AS errors,
    count(DISTINCT a.story) AS stories
FROM told AS a
JOIN told AS b ON a.story = b.story AND a.fact = b.fact AND a.position < b.position AND a.outlet <> b.outlet
JOIN findings AS f ON f.story = a.story AND f.fact = a.fact
WHERE f.nature IN ('contradiction', 'regression')
GROUP BY ALL
ORDER BY findings DESC, errors DESC, one, other
