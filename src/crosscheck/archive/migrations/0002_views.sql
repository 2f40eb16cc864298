-- What people ask for, without the numbers by which the tables hang together.
CREATE VIEW current AS
    SELECT article, name, path, language, outlet, title, published, story, text
    FROM articles LEFT JOIN members USING (article)
    WHERE superseded IS NULL;

-- Who is to be blamed or praised: the outlet, and where none is declared the article.
CREATE VIEW said AS
    SELECT a.published, coalesce(a.outlet, a.name) AS outlet, a.language, a.name AS source, a.story, c.*
    FROM claims AS c JOIN current AS a USING (article);

CREATE VIEW told AS
    SELECT p.*, f.kind, f.about, f.agreed, a.published, coalesce(a.outlet, p.source) AS outlet, a.language
    FROM positions AS p JOIN facts AS f USING (story, fact) LEFT JOIN articles AS a USING (article);
