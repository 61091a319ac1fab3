-- +goose Up
-- The plan table lists fifty thousand posts by their first day: the earliest
-- planned variant's slot stands beside the post, kept by triggers so that no
-- writer can forget it, and an index answers the whole list.
ALTER TABLE posts ADD COLUMN first_day TEXT NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN first_clock TEXT NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN first_at INTEGER NOT NULL DEFAULT 0;

UPDATE posts SET (first_day, first_clock, first_at) =
  (SELECT v.day, v.clock, v.at FROM variants v WHERE v.post_id = posts.id AND v.day <> '' ORDER BY v.day, v.clock, v.id LIMIT 1)
WHERE EXISTS (SELECT 1 FROM variants v WHERE v.post_id = posts.id AND v.day <> '');

-- Partial, not led by deleted_at: an index that begins with a column all rows
-- share would tempt the planner into reading every post for a week's cards.
CREATE INDEX posts_first ON posts(first_day, first_clock, id, brand_id, status, first_at) WHERE deleted_at = 0;

-- +goose StatementBegin
CREATE TRIGGER variants_first_insert AFTER INSERT ON variants WHEN new.day <> '' BEGIN
  UPDATE posts SET first_day = new.day, first_clock = new.clock, first_at = new.at
  WHERE id = new.post_id AND (first_day = '' OR (new.day, new.clock) < (first_day, first_clock));
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER variants_first_update AFTER UPDATE OF post_id, day, clock, at ON variants
WHEN old.post_id <> new.post_id OR old.day <> new.day OR old.clock <> new.clock OR old.at <> new.at
BEGIN
  UPDATE posts SET
    first_day = coalesce((SELECT v.day FROM variants v WHERE v.post_id = posts.id AND v.day <> '' ORDER BY v.day, v.clock, v.id LIMIT 1), ''),
    first_clock = coalesce((SELECT v.clock FROM variants v WHERE v.post_id = posts.id AND v.day <> '' ORDER BY v.day, v.clock, v.id LIMIT 1), ''),
    first_at = coalesce((SELECT v.at FROM variants v WHERE v.post_id = posts.id AND v.day <> '' ORDER BY v.day, v.clock, v.id LIMIT 1), 0)
  WHERE id IN (old.post_id, new.post_id);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER variants_first_delete AFTER DELETE ON variants WHEN old.day <> '' BEGIN
  UPDATE posts SET
    first_day = coalesce((SELECT v.day FROM variants v WHERE v.post_id = posts.id AND v.day <> '' ORDER BY v.day, v.clock, v.id LIMIT 1), ''),
    first_clock = coalesce((SELECT v.clock FROM variants v WHERE v.post_id = posts.id AND v.day <> '' ORDER BY v.day, v.clock, v.id LIMIT 1), ''),
    first_at = coalesce((SELECT v.at FROM variants v WHERE v.post_id = posts.id AND v.day <> '' ORDER BY v.day, v.clock, v.id LIMIT 1), 0)
  WHERE id = old.post_id;
END;
-- +goose StatementEnd

-- +goose Down
SELECT 1;
