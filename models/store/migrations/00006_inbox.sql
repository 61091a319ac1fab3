-- +goose Up
-- The comment inbox: whose comment it is, when an answer is due, what became
-- of it; people, replies, escalations; and what is known to answer with.
ALTER TABLE brands ADD COLUMN reply_hours TEXT;

ALTER TABLE live_posts ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE live_posts ADD COLUMN form TEXT NOT NULL DEFAULT '';
CREATE INDEX live_posts_native ON live_posts(native_id) WHERE native_id <> '';
CREATE INDEX live_posts_variant ON live_posts(variant_id) WHERE variant_id <> 0;

ALTER TABLE comments ADD COLUMN brand_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN person_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN key TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN author_name TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN link TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN at_guess TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN liked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN proof TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN kind_by TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN confidence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN done_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN done_by TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN done_as TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN answer_minutes INTEGER NOT NULL DEFAULT -1;
ALTER TABLE comments ADD COLUMN in_time INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN import_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comments ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0;
UPDATE comments SET brand_id = coalesce((SELECT brand_id FROM accounts a WHERE a.id = comments.account_id), 0), key = native_id;
UPDATE comments SET state = 'open' WHERE state = '';

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  native_id TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  labels TEXT NOT NULL DEFAULT '',
  vip INTEGER NOT NULL DEFAULT 0,
  blocked_at INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE (brand_id, platform, handle)
);

CREATE TABLE replies (
  id INTEGER PRIMARY KEY,
  comment_id INTEGER NOT NULL REFERENCES comments(id) ON DELETE CASCADE,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL DEFAULT '',
  saved_id INTEGER NOT NULL DEFAULT 0,
  seen_id INTEGER NOT NULL DEFAULT 0,
  undone_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX replies_comment ON replies(comment_id);

CREATE TABLE escalations (
  id INTEGER PRIMARY KEY,
  comment_id INTEGER NOT NULL REFERENCES comments(id) ON DELETE CASCADE,
  person TEXT NOT NULL,
  contact TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  due_at INTEGER NOT NULL DEFAULT 0,
  back_at INTEGER NOT NULL DEFAULT 0,
  answer TEXT NOT NULL DEFAULT '',
  by TEXT NOT NULL DEFAULT ''
);
CREATE INDEX escalations_comment ON escalations(comment_id);
CREATE INDEX escalations_away ON escalations(due_at) WHERE back_at = 0;

-- brand_id 0 is all brands, so no foreign key; a trigger clears up instead.
CREATE TABLE saved_replies (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  topic TEXT NOT NULL DEFAULT '',
  variants TEXT,
  next INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0,
  used_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX saved_replies_brand ON saved_replies(brand_id, position, id);

CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  check_after TEXT NOT NULL DEFAULT '',
  updated_day TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX facts_brand ON facts(brand_id, position, id);

CREATE TABLE reply_guides (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  topic TEXT NOT NULL,
  "do" TEXT,
  dont TEXT,
  UNIQUE (brand_id, topic)
);

CREATE TABLE saved_filters (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
);

-- What the workspace's own model learned from: it outlives the comments.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  comment_id INTEGER NOT NULL DEFAULT 0,
  body TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL
);

-- The workspace's own sorter of comments, as it was last learned.
CREATE TABLE triage_model (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  data BLOB NOT NULL
);

-- Open comments are few among many: the queue and its counts read these alone.
DROP INDEX comments_state;
CREATE INDEX comments_open ON comments(rank, kind, brand_id, account_id, live_post_id, due_at, at) WHERE state = 'open' AND own = 0;
CREATE INDEX comments_away ON comments(rank, kind, brand_id, account_id) WHERE state = 'escalated' AND own = 0;
CREATE INDEX comments_done ON comments(done_at) WHERE state = 'done' AND own = 0;
CREATE INDEX comments_account_done ON comments(account_id, done_at) WHERE state = 'done' AND own = 0;
CREATE INDEX comments_at ON comments(at) WHERE own = 0;
CREATE INDEX comments_likes ON comments(likes) WHERE own = 0 AND likes > 0;
CREATE INDEX comments_due ON comments(due_at) WHERE own = 0 AND due_at <> 0;
CREATE INDEX comments_account ON comments(account_id, at) WHERE own = 0;
CREATE INDEX comments_person ON comments(person_id, at) WHERE person_id <> 0;
CREATE INDEX comments_parent ON comments(parent_id) WHERE parent_id <> 0;
CREATE INDEX comments_import ON comments(import_id) WHERE import_id <> 0;
CREATE UNIQUE INDEX comments_key ON comments(key, account_id, brand_id) WHERE key <> '';

-- Done ones are many: they are counted as they come and go.
CREATE TABLE comments_counted (
  brand_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  done INTEGER NOT NULL,
  PRIMARY KEY (brand_id, account_id)
) WITHOUT ROWID;
INSERT INTO comments_counted SELECT brand_id, account_id, count(*) FROM comments WHERE state = 'done' AND own = 0 GROUP BY 1, 2;
-- +goose StatementBegin
CREATE TRIGGER comments_counted_insert AFTER INSERT ON comments WHEN new.state = 'done' AND new.own = 0 BEGIN
  INSERT INTO comments_counted VALUES (new.brand_id, new.account_id, 1)
  ON CONFLICT DO UPDATE SET done = done + 1;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER comments_counted_delete AFTER DELETE ON comments WHEN old.state = 'done' AND old.own = 0 BEGIN
  UPDATE comments_counted SET done = done - 1 WHERE brand_id = old.brand_id AND account_id = old.account_id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER comments_counted_update AFTER UPDATE OF state, own, brand_id, account_id ON comments BEGIN
  UPDATE comments_counted SET done = done - 1
  WHERE old.state = 'done' AND old.own = 0 AND brand_id = old.brand_id AND account_id = old.account_id;
  INSERT INTO comments_counted SELECT new.brand_id, new.account_id, 1 WHERE new.state = 'done' AND new.own = 0
  ON CONFLICT DO UPDATE SET done = done + 1;
END;
-- +goose StatementEnd

-- Search over comments: their words, their author and what was answered. The
-- row id is the time of the comment before its id ((at << 28) | id), so that
-- the latest come first without sorting; scope holds brand, account, post,
-- person and state as words ("b1 a2 l3 p4 so"), so that filters are part of
-- the search. Kept by the store, which folds fancy letters first.
CREATE VIRTUAL TABLE comments_fts USING fts5(
  words, scope, content='', contentless_delete=1, detail=column,
  tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
INSERT INTO comments_fts(comments_fts, rank) VALUES ('hashsize', 8388608); -- fewer, larger segments while importing
INSERT INTO comments_fts(rowid, words, scope)
SELECT (at << 28) | id, body || ' ' || author,
  'b' || brand_id || ' a' || account_id || ' l' || live_post_id || ' p' || person_id || ' s' || substr(state, 1, 1)
FROM comments WHERE own = 0;
-- +goose StatementBegin
CREATE TRIGGER comments_fts_delete AFTER DELETE ON comments WHEN old.own = 0 BEGIN
  DELETE FROM comments_fts WHERE rowid = (old.at << 28) | old.id;
END;
-- +goose StatementEnd

-- Every word that was ever indexed, for searching inside of words: an index of
-- three letters over the words is a hundredth of one over the comments.
CREATE TABLE comment_words (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
);
CREATE VIRTUAL TABLE comment_words_fts USING fts5(word, content='comment_words', content_rowid='id', tokenize='trigram');

-- +goose StatementBegin
CREATE TRIGGER brands_answers_delete AFTER DELETE ON brands BEGIN
  DELETE FROM saved_replies WHERE brand_id = old.id;
END;
-- +goose StatementEnd

-- +goose Down
SELECT 1;
