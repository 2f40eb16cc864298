-- What an archive keeps. Every article has a number, in the order in which they came; other tables say `article` for it.
CREATE TABLE meta (
    version INTEGER NOT NULL,
    story_window INTEGER,       -- days that a story may last, as said when the archive was made; NULL: as usual
    topics_of VARCHAR,          -- what the vectors of the topics depend on
    topics BLOB                 -- so that they needn't be encoded at every start
);
INSERT INTO meta VALUES (0, NULL, NULL, NULL);

CREATE TABLE articles (
    article INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL,      -- as reports call it; no two have the same
    place VARCHAR NOT NULL,     -- its file, from the archive's folder, and behind # the id of a record: what comes from there later takes its place
    path VARCHAR NOT NULL,      -- the same as reports show it, with the line of a record
    hash VARCHAR NOT NULL,      -- SHA-256 of its text and all that is declared of it
    language VARCHAR NOT NULL,
    outlet VARCHAR,
    title VARCHAR,
    published DATE,
    text VARCHAR NOT NULL,
    superseded INTEGER,         -- the article that has taken its place
    readers VARCHAR NOT NULL,   -- the code and data that read it
    record BLOB NOT NULL,       -- all else that is known of it, and what was read: JSON by cache/plain.py, zlib
    digest BLOB NOT NULL        -- grouping.Digest, the same way
);

-- Where an article meets others (grouping/keys.py): a hash of each bucket. Laid in the order of their days, so that few of them are read.
CREATE TABLE buckets (key UBIGINT NOT NULL, article INTEGER NOT NULL, day INTEGER NOT NULL);
CREATE TABLE buckets_undated (key UBIGINT NOT NULL, article INTEGER NOT NULL);

-- Which articles are likely of one event, the smaller number first: what stories are joined from.
CREATE TABLE links (one INTEGER NOT NULL, other INTEGER NOT NULL);

-- Which story an article is of; an article that isn't here is still to be compared.
CREATE TABLE members (article INTEGER NOT NULL, story INTEGER NOT NULL);

CREATE TABLE stories (
    story INTEGER NOT NULL,     -- the number of its first article
    name VARCHAR NOT NULL,
    about VARCHAR NOT NULL,
    first DATE,
    last DATE,
    languages VARCHAR[] NOT NULL,
    articles INTEGER NOT NULL,
    rules VARCHAR NOT NULL      -- a hash of the rules by which it was compared
);

CREATE TABLE claims (
    article INTEGER NOT NULL,
    claim INTEGER NOT NULL,     -- in the order of the text, from 0
    kind VARCHAR NOT NULL,
    value VARCHAR NOT NULL,     -- as in the JSON report
    display VARCHAR NOT NULL,   -- in plain English words
    unit VARCHAR,               -- a CLDR unit or an ISO 4217 code
    low DOUBLE,                 -- of a number; NULL: open
    high DOUBLE,
    stated DOUBLE,              -- as written, before "nearly" widened it
    first DATE,                 -- of a date
    last DATE,
    what VARCHAR,               -- what is counted, as written; of a role, whose; of an attribution, the words said
    role VARCHAR,               -- what a number counts (killed, wounded, …), or the office
    named VARCHAR,              -- the key of a name that is the same in all languages
    speaker VARCHAR,
    hedged BOOLEAN NOT NULL,
    polarity VARCHAR NOT NULL,
    status VARCHAR,
    as_of DATE,
    title BOOLEAN NOT NULL,     -- stands in the title
    quote VARCHAR NOT NULL,
    sentence VARCHAR NOT NULL,
    starts INTEGER NOT NULL,    -- where the quote stands in the text, in code points
    ends INTEGER NOT NULL
);

-- What two or more sources say of one thing, and whether they agree.
CREATE TABLE facts (story INTEGER NOT NULL, fact INTEGER NOT NULL, kind VARCHAR NOT NULL, about VARCHAR NOT NULL, agreed BOOLEAN NOT NULL);

CREATE TABLE positions (
    story INTEGER NOT NULL,
    fact INTEGER NOT NULL,
    position INTEGER NOT NULL,  -- 0: of most independent sources
    article INTEGER,            -- NULL: no article, but what a rule of the house holds to be true
    source VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    display VARCHAR NOT NULL,
    unit VARCHAR,
    low DOUBLE,
    high DOUBLE,
    independent INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    sentence VARCHAR NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL
);

CREATE TABLE findings (
    story INTEGER NOT NULL,
    fact INTEGER NOT NULL,
    fingerprint VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    nature VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    scope VARCHAR NOT NULL,
    about VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    confidence DOUBLE
);
