package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestTriageLines(t *testing.T) {
	file := textFile(t, "kak ready ga?\r\nmantap banget\n\xff\xfe\n"+strings.Repeat("kecewa ", 150_000)+"\n\n<b>A L E X I S 1 7</b> gacor")
	var out, errs bytes.Buffer
	if _, status := Run([]string{"triage", "--json", "--lines", file}, &out, &errs, "1"); status != 0 {
		t.Fatalf("%d %s", status, errs.String())
	}
	want := []string{"question", "praise", "unsorted", "complaint", "unsorted", "spam"}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != len(want) {
		t.Fatalf("%d lines:\n%s", len(lines), out.String())
	}
	for i, line := range lines {
		var g struct {
			Kind       string
			Confidence float64
			Reasons    []string
		}
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		if g.Kind != want[i] || g.Confidence <= 0 || g.Confidence > 1 || g.Reasons == nil {
			t.Errorf("line %d: %+v, want %s", i+1, g, want[i])
		}
	}
}

func TestTriageOneText(t *testing.T) {
	var out bytes.Buffer
	if _, status := Run([]string{"--lang", "id", "triage", textFile(t, "udah 9 hari\nbelum sampai\n")}, &out, &out, "1"); status != 0 || !strings.HasPrefix(out.String(), "keluhan") || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("%d %q", status, out.String())
	}
	if _, status := Run([]string{"triage", "/nowhere"}, &out, &out, "1"); status != 2 {
		t.Errorf("a missing file ends with %d", status)
	}
}
