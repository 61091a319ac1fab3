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

-- +goose StatementBegin
CREATE TRIGGER brands_answers_delete AFTER DELETE ON brands BEGIN
  DELETE FROM saved_replies WHERE brand_id = old.id;
END;
-- +goose StatementEnd

-- +goose Down
SELECT 1;
