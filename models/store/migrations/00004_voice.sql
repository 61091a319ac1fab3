-- +goose Up
-- The brand's own words: hashtag groups, tags it must not use, the handles of
-- those it mentions, snippets, templates, words, claims, what was waived, and
-- the campaigns posts belong to.
ALTER TABLE brands ADD COLUMN pronoun TEXT NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN campaign_id INTEGER NOT NULL DEFAULT 0;
CREATE INDEX posts_campaign ON posts(campaign_id) WHERE campaign_id <> 0;
-- Where hashtags are counted, few variants have words of their own: this finds
-- them without reading the others.
CREATE INDEX variants_own ON variants(post_id) WHERE own_caption <> 0 OR own_hashtags <> 0 OR first_comment <> '';

CREATE TABLE hashtag_groups (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  tags TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX hashtag_groups_brand ON hashtag_groups(brand_id, position, id);

CREATE TABLE banned_tags (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  until TEXT NOT NULL DEFAULT ''
);
CREATE INDEX banned_tags_brand ON banned_tags(brand_id);

CREATE TABLE handles (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  UNIQUE (brand_id, name, platform)
);

-- brand_id 0 is all brands, so no foreign key; a trigger clears up instead.
CREATE TABLE snippets (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT ''
);
CREATE INDEX snippets_brand ON snippets(brand_id);

CREATE TABLE templates (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  data TEXT NOT NULL,
  created_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX templates_brand ON templates(brand_id);

CREATE TABLE words (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL DEFAULT 0,
  word TEXT NOT NULL COLLATE NOCASE,
  kind TEXT NOT NULL,
  instead TEXT NOT NULL DEFAULT '',
  UNIQUE (brand_id, word, kind)
);

CREATE TABLE claim_rules (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  pattern TEXT NOT NULL,
  category TEXT NOT NULL DEFAULT '',
  instead TEXT NOT NULL DEFAULT ''
);
CREATE INDEX claim_rules_brand ON claim_rules(brand_id);

CREATE TABLE waivers (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL DEFAULT 0,
  rule TEXT NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  actor TEXT NOT NULL DEFAULT ''
);
CREATE INDEX waivers_post ON waivers(post_id);

CREATE TABLE campaigns (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  from_day TEXT NOT NULL DEFAULT '',
  until_day TEXT NOT NULL DEFAULT '',
  want_utm INTEGER NOT NULL DEFAULT 0,
  tags TEXT NOT NULL DEFAULT '',
  archived_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX campaigns_brand ON campaigns(brand_id);

-- +goose StatementBegin
CREATE TRIGGER brands_words_delete AFTER DELETE ON brands BEGIN
  DELETE FROM snippets WHERE brand_id = old.id;
  DELETE FROM words WHERE brand_id = old.id;
END;
-- +goose StatementEnd

-- +goose Down
SELECT 1;
