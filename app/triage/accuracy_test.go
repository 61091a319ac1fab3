package triage

import (
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"lontar/assets/triage"
)

var update = flag.Bool("update", false, "write assets/triage/accuracy.json anew")

// TestShippedFigures fails when the figures the settings show are not what the
// rules and the model give: go test ./app/triage -run Shipped -update.
func TestShippedFigures(t *testing.T) {
	lines, err := labelled()
	if err != nil {
		t.Fatal(err)
	}
	got := sorter(t).measure(lines)
	if *update {
		data, err := json.MarshalIndent(got, "", "  ")
		if err == nil {
			err = os.WriteFile("../../assets/triage/accuracy.json", append(data, '\n'), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := Shipped(); !reflect.DeepEqual(got, want) {
		t.Errorf("the shipped figures are %+v, measured are %+v; run with -update", want, got)
	}
	if got.Texts < 600 || got.Accuracy < 0.9 {
		t.Errorf("%d texts, %.3f of them right", got.Texts, got.Accuracy)
	}
	for kind, m := range got.PerKind {
		if m.Texts < 60 {
			t.Errorf("only %d texts are %s", m.Texts, kind)
		}
	}
}

// TestTestIsNoTraining keeps what is measured out of what was learned.
func TestTestIsNoTraining(t *testing.T) {
	lines, err := labelled()
	if err != nil {
		t.Fatal(err)
	}
	templates, err := os.ReadFile("../../packaging/triage/lines.txt")
	if err != nil {
		t.Skip("the training lines are not here")
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(templates)) {
		seen[strings.TrimSpace(line)] = true
	}
	for _, l := range lines {
		if seen[l.Text] {
			t.Errorf("%q is a training line", l.Text)
		}
	}
}

// TestTrainIsReproducible: the same lines give the same model.
func TestTrainIsReproducible(t *testing.T) {
	lines := []Line{{Question, "kak ready?"}, {Praise, "warga ombak setia"}, {Complaint, "paketnya nyasar"}, {Spam, "sewa akun"}, {Unsorted, "besok senin"}}
	a, err := Train(lines)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := Train(lines)
	if string(a) != string(b) {
		t.Error("two trainings differ")
	}
	if _, err := parseShipped(a); err != nil {
		t.Error(err)
	}
	if _, err := parseShipped(a[:99]); err == nil {
		t.Error("half a model was taken")
	}
	if len(triage.Model) > 1_500_000 {
		t.Errorf("the model is %d bytes", len(triage.Model))
	}
}

// TestConfidenceIsHonest: guesses that say 80 % are right at least about that
// often. They are right more often here than on comments of trades and places
// the project's own lines never heard of, which the confidence is made for.
func TestConfidenceIsHonest(t *testing.T) {
	lines, err := labelled()
	if err != nil {
		t.Fatal(err)
	}
	var said, right, n [4]float64
	for _, l := range lines {
		g := sorter(t).Guess(l.Text)
		bin := min(3, max(0, int(g.Confidence*8)-4)) // below 62, 75, 87 % and above
		said[bin] += g.Confidence
		n[bin]++
		if g.Kind == l.Kind {
			right[bin]++
		}
	}
	for i := range n {
		if n[i] >= 40 && (said[i]-right[i] > 0.05*n[i] || right[i]-said[i] > 0.3*n[i]) {
			t.Errorf("of %.0f guesses that say %.2f, %.2f are right", n[i], said[i]/n[i], right[i]/n[i])
		}
		t.Logf("%.0f guesses say %.2f, %.2f are right", n[i], said[i]/max(n[i], 1), right[i]/max(n[i], 1))
	}
}

// BenchmarkAccuracy prints how well the shipped sorter does on the shipped
// texts; the time is that of one text.
func BenchmarkAccuracy(b *testing.B) {
	s := sorter(b)
	lines, err := labelled()
	if err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		s.Guess(lines[i%len(lines)].Text)
		i++
	}
	a := s.measure(lines)
	b.ReportMetric(100*a.Accuracy, "%right")
	b.ReportMetric(100*a.Unsorted, "%left-unsorted")
	for _, k := range kinds {
		b.ReportMetric(100*a.PerKind[k].Precision, "%precision-"+string(k))
		b.ReportMetric(100*a.PerKind[k].Recall, "%recall-"+string(k))
	}
}
