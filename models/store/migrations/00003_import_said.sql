-- What a file said of a post, kept per import: the base a later import of the
-- same plan is compared with, so that the client's changes are told from ours.
-- +goose Up
ALTER TABLE import_items ADD COLUMN said TEXT NOT NULL DEFAULT '';
-- +goose Down
ALTER TABLE import_items DROP COLUMN said;
