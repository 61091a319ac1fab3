-- +goose Up
-- The desk: brands with their accounts, pillars and columns; posts with one
-- variant per account; media, history, imports; and, with room for the rooms to
-- come, live posts, comments and figures.

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE brands (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  color TEXT NOT NULL DEFAULT '',
  logo TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '',
  audience TEXT NOT NULL DEFAULT '',
  tone TEXT NOT NULL DEFAULT '',
  limits TEXT NOT NULL DEFAULT '',
  reply_minutes INTEGER NOT NULL DEFAULT 0,
  plan_weekday INTEGER NOT NULL DEFAULT 0,
  plan_clock TEXT NOT NULL DEFAULT '',
  status_words TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  platform TEXT NOT NULL,
  handle TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX accounts_brand ON accounts(brand_id);

CREATE TABLE pillars (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  color TEXT NOT NULL DEFAULT '',
  color_dark TEXT NOT NULL DEFAULT '',
  share INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX pillars_brand ON pillars(brand_id);

CREATE TABLE custom_columns (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'text',
  choices TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX custom_columns_brand ON custom_columns(brand_id);

CREATE TABLE posts (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  brand_id INTEGER NOT NULL REFERENCES brands(id),
  title TEXT NOT NULL DEFAULT '',
  brief TEXT NOT NULL DEFAULT '',
  goal TEXT NOT NULL DEFAULT '',
  target TEXT NOT NULL DEFAULT '',
  pillar_id INTEGER NOT NULL DEFAULT 0,
  pillar2_id INTEGER NOT NULL DEFAULT 0,
  form TEXT NOT NULL DEFAULT '',
  caption TEXT NOT NULL DEFAULT '',
  hashtags TEXT NOT NULL DEFAULT '',
  cta TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  asset_link TEXT NOT NULL DEFAULT '',
  pic TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'draft',
  created_at INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX posts_brand ON posts(brand_id);

CREATE TABLE variants (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL DEFAULT 0,
  own_caption INTEGER NOT NULL DEFAULT 0,
  caption TEXT NOT NULL DEFAULT '',
  own_hashtags INTEGER NOT NULL DEFAULT 0,
  hashtags TEXT NOT NULL DEFAULT '',
  first_comment TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  options TEXT,
  day TEXT NOT NULL DEFAULT '',
  clock TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL DEFAULT 0,
  time_note TEXT NOT NULL DEFAULT '',
  approval TEXT NOT NULL DEFAULT '',
  delivery TEXT NOT NULL DEFAULT '',
  live_url TEXT NOT NULL DEFAULT '',
  live_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX variants_post ON variants(post_id);
-- The calendar reads days from this index alone before it looks at a post.
CREATE INDEX variants_day ON variants(day, clock, post_id, account_id);
CREATE INDEX variants_account ON variants(account_id, at);

CREATE TABLE media (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  mime TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL DEFAULT 0,
  width INTEGER NOT NULL DEFAULT 0,
  height INTEGER NOT NULL DEFAULT 0,
  millis INTEGER NOT NULL DEFAULT 0,
  alt TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE post_media (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
  variant_id INTEGER NOT NULL DEFAULT 0,
  media_id INTEGER NOT NULL REFERENCES media(id),
  position INTEGER NOT NULL DEFAULT 0,
  alt TEXT NOT NULL DEFAULT ''
);
CREATE INDEX post_media_post ON post_media(post_id, position);
CREATE INDEX post_media_media ON post_media(media_id);

CREATE TABLE custom_values (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
  column_id INTEGER NOT NULL REFERENCES custom_columns(id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  UNIQUE (post_id, column_id)
);
CREATE INDEX custom_values_column ON custom_values(column_id);

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  snapshot TEXT NOT NULL,
  UNIQUE (post_id, number)
);

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  brand_id INTEGER NOT NULL DEFAULT 0,
  post_id INTEGER NOT NULL DEFAULT 0,
  data TEXT NOT NULL DEFAULT ''
);
CREATE INDEX events_post ON events(post_id, id);

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  brand_id INTEGER NOT NULL REFERENCES brands(id),
  file TEXT NOT NULL DEFAULT '',
  file_hash TEXT NOT NULL DEFAULT '',
  fingerprint TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  "new" INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  conflicts INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  undone_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX imports_brand ON imports(brand_id, id);

CREATE TABLE import_items (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports(id) ON DELETE CASCADE,
  post_id INTEGER NOT NULL DEFAULT 0,
  line INTEGER NOT NULL DEFAULT 0,
  action TEXT NOT NULL,
  before TEXT NOT NULL DEFAULT '',
  after TEXT NOT NULL DEFAULT ''
);
CREATE INDEX import_items_import ON import_items(import_id, line);
CREATE INDEX import_items_post ON import_items(post_id);

CREATE TABLE mappings (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  columns TEXT NOT NULL,
  used_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE (brand_id, kind, fingerprint)
);

CREATE TABLE plan_layouts (
  brand_id INTEGER PRIMARY KEY REFERENCES brands(id) ON DELETE CASCADE,
  layout TEXT NOT NULL
);

CREATE TABLE slots (
  id INTEGER PRIMARY KEY,
  brand_id INTEGER NOT NULL REFERENCES brands(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL DEFAULT 0,
  weekday INTEGER NOT NULL,
  clock TEXT NOT NULL,
  pillar_id INTEGER NOT NULL DEFAULT 0,
  form TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  from_day TEXT NOT NULL DEFAULT '',
  until_day TEXT NOT NULL DEFAULT '',
  paused_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX slots_brand ON slots(brand_id);

-- Room for what is coming: posts as they are on the platforms, their comments
-- and figures. A figure is a value at a moment; missing ones have no row.
CREATE TABLE live_posts (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL DEFAULT 0,
  variant_id INTEGER NOT NULL DEFAULT 0,
  native_id TEXT NOT NULL DEFAULT '',
  permalink TEXT NOT NULL DEFAULT '',
  caption TEXT NOT NULL DEFAULT '',
  published_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX live_posts_account ON live_posts(account_id, published_at);

CREATE TABLE comments (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL DEFAULT 0,
  live_post_id INTEGER NOT NULL DEFAULT 0,
  parent_id INTEGER NOT NULL DEFAULT 0,
  native_id TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  at INTEGER NOT NULL DEFAULT 0,
  likes INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT ''
);
CREATE INDEX comments_state ON comments(state, at);
CREATE INDEX comments_post ON comments(live_post_id, at);

CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL DEFAULT 0,
  live_post_id INTEGER NOT NULL DEFAULT 0,
  metric TEXT NOT NULL,
  day TEXT NOT NULL,
  value REAL NOT NULL,
  import_id INTEGER NOT NULL DEFAULT 0,
  line INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX figures_post ON figures(live_post_id, metric, day);
CREATE INDEX figures_account ON figures(account_id, metric, day);

-- Search over posts. Kept by triggers so that no writer can forget it.
CREATE VIRTUAL TABLE posts_fts USING fts5(
  title, caption, brief, hashtags,
  content='posts', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
-- +goose StatementBegin
CREATE TRIGGER posts_fts_insert AFTER INSERT ON posts BEGIN
  INSERT INTO posts_fts(rowid, title, caption, brief, hashtags)
  VALUES (new.id, new.title, new.caption, new.brief, new.hashtags);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER posts_fts_delete AFTER DELETE ON posts BEGIN
  INSERT INTO posts_fts(posts_fts, rowid, title, caption, brief, hashtags)
  VALUES ('delete', old.id, old.title, old.caption, old.brief, old.hashtags);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER posts_fts_update AFTER UPDATE OF title, caption, brief, hashtags ON posts
WHEN old.title <> new.title OR old.caption <> new.caption OR old.brief <> new.brief OR old.hashtags <> new.hashtags
BEGIN
  INSERT INTO posts_fts(posts_fts, rowid, title, caption, brief, hashtags)
  VALUES ('delete', old.id, old.title, old.caption, old.brief, old.hashtags);
  INSERT INTO posts_fts(rowid, title, caption, brief, hashtags)
  VALUES (new.id, new.title, new.caption, new.brief, new.hashtags);
END;
-- +goose StatementEnd

-- +goose Down
SELECT 1;
