package cli

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"lontar/app/lang"
	"lontar/app/voice"
	"lontar/models"
)

// proofOf writes a text to a file, checks it and reads the list that comes back.
func proofOf(t *testing.T, text string, args ...string) []map[string]any {
	t.Helper()
	stdout, stderr, code := call(t, append([]string{"check", "proof", "--json", textFile(t, text)}, args...)...)
	var list []map[string]any
	if err := json.Unmarshal([]byte(stdout), &list); err != nil || code != fine || list == nil {
		t.Fatalf("%q: status %d, %v\n%s%s", text, code, err, stdout, stderr)
	}
	return list
}

// speakAfter puts the language back that a call may change.
func speakAfter(t *testing.T) {
	was := lang.Code()
	t.Cleanup(func() { lang.Set(was) })
}

// TestProofShape: every finding has these six fields and no other, and its
// offsets count code points.
func TestProofShape(t *testing.T) {
	speakAfter(t)
	text := "👩‍🍳 Kopi Élan 🎉 pasti sembuh, merubah segalanya\nSenin, 12 Mei 2026"
	list := proofOf(t, text, "--lang", "id,en")
	runes := []rune(text)
	var kinds []string
	for _, f := range list {
		var keys []string
		for key := range f {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		if !slices.Equal(keys, []string{"end", "kind", "message", "start", "suggestions", "text"}) {
			t.Fatalf("fields %v", keys)
		}
		start, end := int(f["start"].(float64)), int(f["end"].(float64))
		if got := string(runes[start:end]); got != f["text"] {
			t.Errorf("%v: %q at %d–%d", f, got, start, end)
		}
		if _, ok := f["suggestions"].([]any); !ok || f["message"] == "" {
			t.Errorf("%v: no list or no message", f)
		}
		kinds = append(kinds, f["kind"].(string))
	}
	if want := []string{"claim", "hint", "date"}; !slices.Equal(kinds, want) {
		t.Errorf("kinds %v, want %v", kinds, want)
	}
}

// TestProofLines: one answer for each line, also an empty one, one that ends
// with CRLF, one of broken letters and the last without an ending.
func TestProofLines(t *testing.T) {
	speakAfter(t)
	path := textFile(t, "Pasti sembuh!\r\n\nHabis tarawih, istirahat dulu.\nrusak \xff\xfe sini\nPasti langsing")
	stdout, stderr, code := call(t, "check", "proof", "--lang", "id,en", "--json", "--lines", path)
	lines := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
	if code != fine || len(lines) != 5 {
		t.Fatalf("status %d, %d lines: %s%s", code, len(lines), stdout, stderr)
	}
	for i, want := range []string{"claim:Pasti sembuh", "", "", "hidden:\ufffd\ufffd", "claim:Pasti langsing"} {
		var list []struct{ Kind, Text string }
		if err := json.Unmarshal([]byte(lines[i]), &list); err != nil || list == nil {
			t.Fatalf("line %d: %v in %s", i, err, lines[i])
		}
		got := ""
		for _, f := range list {
			got += f.Kind + ":" + f.Text
		}
		if got != want {
			t.Errorf("line %d: %q, want %q", i, got, want)
		}
	}
}

func TestProofOfNothing(t *testing.T) {
	for _, text := range []string{"", "\n", "Kopi hangat untuk sore yang hujan."} {
		if list := proofOf(t, text); len(list) != 0 {
			t.Errorf("%q: %v", text, list)
		}
	}
}

// TestProofSpeaks: what is printed for people is in the language of the call.
func TestProofSpeaks(t *testing.T) {
	speakAfter(t)
	path, quiet := textFile(t, "Pasti sembuh"), textFile(t, "Kopi hangat.")
	for code, want := range map[string][2]string{
		"id": {"0–12 claim: Klaim berlebihan: “Pasti sembuh” (janji kesehatan)", "Tidak ada yang perlu diperbaiki."},
		"en": {"0–12 claim: Over-promise: “Pasti sembuh” (health promise)", "Nothing to look at."},
	} {
		other := map[string]string{"id": "en", "en": "id"}[code]
		stdout, _, status := call(t, "check", "proof", "--lang", code+","+other, path)
		if status != fine || !strings.HasPrefix(stdout, want[0]) || !strings.Contains(stdout, " → ") {
			t.Errorf("%s: status %d, %q", code, status, stdout)
		}
		if stdout, _, _ := call(t, "check", "proof", "--lang", code+","+other, quiet); stdout != want[1]+"\n" {
			t.Errorf("%s: %q", code, stdout)
		}
	}
}

// TestProofKnowsTheBrand: its words are known, those it avoids are told, its
// limits stand beside a claim, and its own claims are found.
func TestProofKnowsTheBrand(t *testing.T) {
	speakAfter(t)
	dir := t.TempDir()
	if _, stderr, code := call(t, "brand", "add", "Kopi Senja", "--workspace", dir); code != fine {
		t.Fatal(stderr)
	}
	ctx := context.Background()
	w, b, err := openBrand(ctx, dir, "Kopi Senja")
	if err != nil {
		t.Fatal(err)
	}
	v := voice.New(w.Store, w.Bus, w.Now)
	b.Limits = "Hasil tiap orang berbeda"
	for _, err := range []error{
		w.Store.SaveBrand(ctx, b),
		v.AddWord(ctx, &models.Word{BrandID: b.ID, Word: "sruputin", Kind: models.WordKnown}),
		v.AddWord(ctx, &models.Word{BrandID: b.ID, Word: "murah", Kind: models.WordAvoid, Instead: "terjangkau"}),
		v.SaveClaimRule(ctx, &models.ClaimRule{BrandID: b.ID, Pattern: "bikin melek semalaman", Category: "khasiat", Instead: "kadar kafein berbeda"}),
		w.Close(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	text := "Yuk sruputin kopi murah, bikin melek semalaman"
	if list := proofOf(t, text); len(list) != 1 || list[0]["text"] != "sruputin" {
		t.Errorf("without the brand: %v", list)
	}
	list := proofOf(t, text, "--workspace", dir, "--brand", "kopi senja")
	var got []string
	for _, f := range list {
		got = append(got, f["kind"].(string)+":"+f["text"].(string))
	}
	if !slices.Equal(got, []string{"avoid:murah", "claim:bikin melek semalaman"}) || !strings.Contains(list[1]["message"].(string), b.Limits) {
		t.Errorf("with the brand: %v", list)
	}
}

func TestProofStatus(t *testing.T) {
	speakAfter(t)
	dir, path := t.TempDir(), textFile(t, "Pasti sembuh")
	call(t, "brand", "add", "Kopi Senja", "--workspace", dir)
	for args, want := range map[string]int{
		path:                                      fine,
		"--lang en " + path:                       fine,
		"--lang fr " + path:                       wrongCall,
		"/no/such/file":                           wrongCall,
		path + " --brand Kopi":                    wrongCall,
		path + " --workspace " + dir:              wrongCall,
		path + " --workspace /no/such --brand X":  wrongCall,
		path + " --brand Lain --workspace " + dir: wrongCall,
	} {
		_, stderr, code := call(t, append([]string{"check", "proof"}, strings.Fields(args)...)...)
		if code != want || want != fine && !strings.HasPrefix(stderr, "lontar: ") {
			t.Errorf("%s: status %d, want %d; %q", args, code, want, stderr)
		}
	}
}
