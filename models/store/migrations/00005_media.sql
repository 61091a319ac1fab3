-- +goose Up
-- What a file says about itself, the cover of a video, the brand a file came
-- for, and the bin of the library.
ALTER TABLE media ADD COLUMN format TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN fps REAL NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN video_codec TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN audio_codec TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN frames INTEGER NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN cover TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN brand_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN deleted_at INTEGER NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE media DROP COLUMN deleted_at;
ALTER TABLE media DROP COLUMN brand_id;
ALTER TABLE media DROP COLUMN cover;
ALTER TABLE media DROP COLUMN frames;
ALTER TABLE media DROP COLUMN audio_codec;
ALTER TABLE media DROP COLUMN video_codec;
ALTER TABLE media DROP COLUMN fps;
ALTER TABLE media DROP COLUMN format;
