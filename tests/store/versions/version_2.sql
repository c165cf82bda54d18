-- The tables of a chronicle of version 2, as that version made them.
PRAGMA page_size = 4096;
PRAGMA journal_mode = wal;
CREATE TABLE article ( "row" INTEGER NOT NULL, id VARCHAR NOT NULL, source TEXT NOT NULL, digest VARCHAR NOT NULL,
    outlet TEXT, title TEXT, authors JSON NOT NULL, published VARCHAR, published_span_start INTEGER,
    published_span_end INTEGER, language VARCHAR NOT NULL, address TEXT, at TEXT, text TEXT NOT NULL, body_start
    INTEGER NOT NULL, blocks JSON NOT NULL, asides JSON NOT NULL, notes JSON NOT NULL, recorded VARCHAR NOT NULL,
    versions JSON NOT NULL, PRIMARY KEY ("row"), UNIQUE (id) );
CREATE INDEX ix_article_at ON article (at);
CREATE INDEX ix_article_published ON article (published);
CREATE TABLE judgement ( id VARCHAR NOT NULL, verb VARCHAR NOT NULL, kind VARCHAR NOT NULL, parts JSON NOT NULL,
    author TEXT NOT NULL, time VARCHAR NOT NULL, reason TEXT NOT NULL, said TEXT NOT NULL, name TEXT, undone VARCHAR,
    PRIMARY KEY (id) );
CREATE TABLE actor ( id VARCHAR NOT NULL, name TEXT NOT NULL, kind VARCHAR NOT NULL, country VARCHAR, aliases JSON NOT
    NULL, PRIMARY KEY (id) );
CREATE TABLE actor_tally ( actor VARCHAR NOT NULL, what VARCHAR NOT NULL, form TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (actor, what, form) );
CREATE TABLE story ( id VARCHAR NOT NULL, title TEXT NOT NULL, first VARCHAR, last VARCHAR, reasons JSON NOT NULL,
    PRIMARY KEY (id) );
CREATE TABLE sentence ( article VARCHAR NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    block INTEGER NOT NULL, role VARCHAR NOT NULL, PRIMARY KEY (article, n), FOREIGN KEY(article) REFERENCES article
    (id) );
CREATE TABLE time ( id VARCHAR NOT NULL, article VARCHAR NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, type VARCHAR NOT NULL, value VARCHAR NOT NULL, reason TEXT NOT
    NULL, others JSON NOT NULL, PRIMARY KEY (id), FOREIGN KEY(article) REFERENCES article (id) );
CREATE INDEX ix_time_article ON time (article);
CREATE TABLE place ( id VARCHAR NOT NULL, article VARCHAR NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, name TEXT NOT NULL, kind VARCHAR NOT NULL, country VARCHAR,
    latitude FLOAT, longitude FLOAT, PRIMARY KEY (id), FOREIGN KEY(article) REFERENCES article (id) );
CREATE INDEX ix_place_article ON place (article);
CREATE TABLE local_actor ( id VARCHAR NOT NULL, article VARCHAR NOT NULL, n INTEGER NOT NULL, name TEXT NOT NULL, kind
    VARCHAR NOT NULL, country VARCHAR, "key" VARCHAR, aliases JSON NOT NULL, offices JSON NOT NULL, mentions JSON NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(article) REFERENCES article (id) );
CREATE INDEX ix_local_actor_article ON local_actor (article);
CREATE TABLE chain ( id VARCHAR NOT NULL, article VARCHAR NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL,
    cue_start INTEGER NOT NULL, cue_end INTEGER NOT NULL, scope_start INTEGER NOT NULL, scope_end INTEGER NOT NULL,
    bodies JSON NOT NULL, PRIMARY KEY (id), FOREIGN KEY(article) REFERENCES article (id) );
CREATE INDEX ix_chain_article ON chain (article);
CREATE TABLE statement ( id VARCHAR NOT NULL, article VARCHAR NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL,
    mode VARCHAR NOT NULL, content_start INTEGER NOT NULL, content_end INTEGER NOT NULL, cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL, speaker JSON, "to" JSON NOT NULL, medium TEXT, date VARCHAR, via JSON NOT NULL, PRIMARY
    KEY (id), FOREIGN KEY(article) REFERENCES article (id) );
CREATE INDEX ix_statement_article ON statement (article);
CREATE TABLE figure ( id VARCHAR NOT NULL, article VARCHAR NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, value FLOAT NOT NULL, high FLOAT, bound VARCHAR NOT NULL, unit
    VARCHAR NOT NULL, "of" TEXT NOT NULL, of_span_start INTEGER, of_span_end INTEGER, event VARCHAR, via JSON NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(article) REFERENCES article (id) );
CREATE INDEX ix_figure_event ON figure (event);
CREATE INDEX ix_figure_article ON figure (article);
CREATE TABLE event ( id VARCHAR NOT NULL, article VARCHAR NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL,
    sentence_span_start INTEGER NOT NULL, sentence_span_end INTEGER NOT NULL, trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL, type VARCHAR NOT NULL, mode VARCHAR, contexts JSON NOT NULL, actors JSON NOT NULL,
    recipients JSON NOT NULL, date VARCHAR, date_span_start INTEGER, date_span_end INTEGER, place TEXT,
    place_span_start INTEGER, place_span_end INTEGER, status VARCHAR NOT NULL, status_span_start INTEGER,
    status_span_end INTEGER, via JSON NOT NULL, PRIMARY KEY (id), FOREIGN KEY(article) REFERENCES article (id) );
CREATE INDEX ix_event_article ON event (article);
CREATE TABLE "key" ( "key" VARCHAR NOT NULL, article VARCHAR NOT NULL, PRIMARY KEY ("key", article), FOREIGN
    KEY(article) REFERENCES article (id) );
CREATE INDEX key_article ON "key" (article);
CREATE TABLE retired ( article VARCHAR NOT NULL, "by" VARCHAR, why VARCHAR NOT NULL, PRIMARY KEY (article), FOREIGN
    KEY(article) REFERENCES article (id), FOREIGN KEY("by") REFERENCES article (id) );
CREATE INDEX ix_retired_by ON retired ("by");
CREATE TABLE pending ( article VARCHAR NOT NULL, PRIMARY KEY (article), FOREIGN KEY(article) REFERENCES article (id)
    );
CREATE TABLE edge ( "left" VARCHAR NOT NULL, "right" VARCHAR NOT NULL, score FLOAT NOT NULL, reasons JSON NOT NULL,
    PRIMARY KEY ("left", "right"), FOREIGN KEY("left") REFERENCES article (id), FOREIGN KEY("right") REFERENCES
    article (id) );
CREATE INDEX edge_right ON edge ("right");
CREATE TABLE story_article ( article VARCHAR NOT NULL, story VARCHAR NOT NULL, PRIMARY KEY (article), FOREIGN
    KEY(article) REFERENCES article (id), FOREIGN KEY(story) REFERENCES story (id) );
CREATE INDEX ix_story_article_story ON story_article (story);
CREATE TABLE entry ( id VARCHAR NOT NULL, story VARCHAR NOT NULL, type VARCHAR NOT NULL, mode VARCHAR, status VARCHAR
    NOT NULL, date VARCHAR, place TEXT, actors JSON NOT NULL, recipients JSON NOT NULL, summary TEXT NOT NULL, reasons
    JSON NOT NULL, PRIMARY KEY (id), FOREIGN KEY(story) REFERENCES story (id) );
CREATE INDEX ix_entry_story ON entry (story);
CREATE INDEX ix_entry_date ON entry (date);
CREATE TABLE disagreement ( id VARCHAR NOT NULL, story VARCHAR NOT NULL, entry VARCHAR, slot VARCHAR NOT NULL, kind
    VARCHAR NOT NULL, about TEXT NOT NULL, variants JSON NOT NULL, PRIMARY KEY (id), FOREIGN KEY(story) REFERENCES
    story (id) );
CREATE INDEX ix_disagreement_entry ON disagreement (entry);
CREATE INDEX ix_disagreement_story ON disagreement (story);
CREATE TABLE reuse ( id VARCHAR NOT NULL, earlier VARCHAR NOT NULL, earlier_start INTEGER NOT NULL, earlier_end
    INTEGER NOT NULL, later VARCHAR NOT NULL, later_start INTEGER NOT NULL, later_end INTEGER NOT NULL, similarity
    FLOAT NOT NULL, kind VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN KEY(earlier) REFERENCES article (id), FOREIGN
    KEY(later) REFERENCES article (id) );
CREATE INDEX ix_reuse_earlier ON reuse (earlier);
CREATE INDEX ix_reuse_later ON reuse (later);
CREATE TABLE actor_member ( local_actor VARCHAR NOT NULL, actor VARCHAR NOT NULL, reasons JSON NOT NULL, PRIMARY KEY
    (local_actor), FOREIGN KEY(local_actor) REFERENCES local_actor (id) );
CREATE INDEX ix_actor_member_actor ON actor_member (actor);
CREATE TABLE entry_event ( event VARCHAR NOT NULL, entry VARCHAR NOT NULL, PRIMARY KEY (event), FOREIGN KEY(event)
    REFERENCES event (id), FOREIGN KEY(entry) REFERENCES entry (id) );
CREATE INDEX ix_entry_event_entry ON entry_event (entry);
CREATE TABLE omission ( id VARCHAR NOT NULL, story VARCHAR NOT NULL, entry VARCHAR NOT NULL, told_by JSON NOT NULL,
    left_out_by JSON NOT NULL, PRIMARY KEY (id), FOREIGN KEY(story) REFERENCES story (id), FOREIGN KEY(entry)
    REFERENCES entry (id) );
CREATE INDEX ix_omission_story ON omission (story);
CREATE VIRTUAL TABLE words USING fts5(text, content='article', content_rowid='row', tokenize='unicode61 remove_diacritics 2');
PRAGMA application_id = 1920298613;
PRAGMA user_version = 2;
