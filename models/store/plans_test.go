package store

import (
	"strings"
	"testing"
)

// TestVoiceIsReadByIndex: no question about a brand's words reads a whole table.
func TestVoiceIsReadByIndex(t *testing.T) {
	s, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for query, index := range map[string]string{
		tagUses: "variants_own",
		"SELECT 1 FROM posts WHERE campaign_id = ? AND campaign_id <> 0":                                  "posts_campaign",
		"SELECT * FROM hashtag_groups WHERE brand_id = ? ORDER BY position, id":                           "hashtag_groups_brand",
		"SELECT * FROM banned_tags WHERE brand_id = ? ORDER BY tag COLLATE NOCASE, id":                    "banned_tags_brand",
		"SELECT * FROM handles WHERE brand_id = ? AND name = 'a' ORDER BY id":                             "sqlite_autoindex_handles",
		"SELECT * FROM snippets WHERE brand_id IN (0, ?) ORDER BY name COLLATE NOCASE, brand_id DESC, id": "snippets_brand",
		"SELECT * FROM templates WHERE brand_id = ? ORDER BY name COLLATE NOCASE, id":                     "templates_brand",
		"SELECT * FROM words WHERE brand_id IN (0, ?) ORDER BY word COLLATE NOCASE, brand_id DESC, id":    "sqlite_autoindex_words",
		"SELECT * FROM claim_rules WHERE brand_id = ? ORDER BY id":                                        "claim_rules_brand",
		"SELECT * FROM waivers WHERE post_id = ? ORDER BY id":                                             "waivers_post",
		"SELECT * FROM campaigns WHERE brand_id = ? ORDER BY archived_at <> 0, from_day DESC, name, id":   "campaigns_brand",
	} {
		var steps []struct{ Detail string }
		if err := s.read.Raw("EXPLAIN QUERY PLAN "+query, 1).Scan(&steps).Error; err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		var plan strings.Builder
		for _, step := range steps {
			plan.WriteString(step.Detail + "\n")
		}
		if strings.Contains(plan.String(), "SCAN") || !strings.Contains(plan.String(), index) {
			t.Errorf("%s\n%s", query, plan.String())
		}
	}
}
