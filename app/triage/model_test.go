package triage

import (
	"bytes"
	"fmt"
	"testing"
)

func TestLearnMovesWhatIsAlike(t *testing.T) {
	s, m := sorter(t), NewModel()
	own := s.With(m)
	// "Warga Ombak" is what this brand calls its fans: the program cannot know.
	for _, text := range []string{"warga ombak absen kak", "kami warga ombak setia", "warga ombak garis keras"} {
		m.Learn(text, Praise)
		if g := own.Guess(text); g.Kind != Praise || g.Reasons[0].Rule != "own" {
			t.Errorf("%q was corrected and still is %+v", text, g)
		}
	}
	if g := own.Guess("salam dari warga ombak Bekasi"); g.Kind != Praise {
		t.Errorf("one like them is %+v", g)
	}
	if m.Examples() != 3 {
		t.Errorf("%d examples", m.Examples())
	}
	if g := s.Guess("kami warga ombak setia"); g.Kind == Praise {
		t.Errorf("the sorter without the model learned too: %+v", g)
	}
}

func TestLearnLeavesOthers(t *testing.T) {
	s, m := sorter(t), NewModel()
	own := s.With(m)
	for i := range 40 {
		m.Learn(fmt.Sprintf("kak rombongan senam nomor %d lewat sini lagi ya", i), Spam)
	}
	for _, c := range []struct {
		text string
		want Kind
	}{
		{"kak ready ga?", Question},
		{"mantap banget", Praise},
		{"udah 9 hari belum sampai", Complaint},
		{"gacor maxwin di zeus88", Spam},
		{"kak lokasinya di mana ya?", Question},
		{"bagus kak ❤️", Praise},
		{"barangnya rusak kak, gimana ini", Complaint},
		{"@dita @rani", Unsorted},
	} {
		if g := own.Guess(c.text); g.Kind != c.want {
			t.Errorf("after 40 corrections of others %q is %s %v", c.text, g.Kind, g.Reasons)
		}
	}
}

func TestLearnAgainstARule(t *testing.T) {
	s, m := sorter(t), NewModel()
	m.Learn("menu gacor level 5 kak", Praise)
	if g := s.With(m).Guess("menu gacor level 5 kak"); g.Kind != Praise {
		t.Errorf("%+v", g)
	}
	if g := s.With(m).Guess("slot gacor maxwin auto wd hari ini"); g.Kind != Spam {
		t.Errorf("%+v", g)
	}
	m.Learn("apa saja", "no kind")
	if m.Examples() != 1 {
		t.Error("a kind that is none was learned")
	}
}

func TestModelRoundTrip(t *testing.T) {
	m := NewModel()
	for i, text := range []string{"warga ombak absen", "titip salam buat bos", "tolong pap meja nomor 4", "sewa lapak gasibu"} {
		m.Learn(text, kinds[i])
	}
	data, err := m.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	back := NewModel()
	if err := back.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	again, _ := back.MarshalBinary()
	if !bytes.Equal(data, again) || back.Examples() != m.Examples() || len(data) > 2000 {
		t.Errorf("%d bytes come back as %d", len(data), len(again))
	}
	for i := range data {
		if err := NewModel().UnmarshalBinary(data[:i]); err == nil {
			t.Fatalf("the first %d bytes are taken for a model", i)
		}
	}
	if err := back.UnmarshalBinary([]byte("LTM\x02")); err == nil || back.Examples() != 4 {
		t.Error("another version is taken, or spoils the model")
	}
}

func TestModelStaysSmall(t *testing.T) {
	m := NewModel()
	for i := range 3000 {
		m.Learn(fmt.Sprintf("kata%d lain%d begini%d warga%d sekali", i, i*7, i*13, i%50), kinds[i%4])
	}
	if data, _ := m.MarshalBinary(); len(data) > 600_000 || len(m.weights) > mostWeights {
		t.Errorf("%d bytes, %d weights", len(data), len(m.weights))
	}
}

func FuzzModel(f *testing.F) {
	m := NewModel()
	m.Learn("warga ombak", Praise)
	data, _ := m.MarshalBinary()
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		m := NewModel()
		if m.UnmarshalBinary(data) == nil {
			m.Learn("apa kabar", Question)
			if _, err := m.MarshalBinary(); err != nil {
				t.Error(err)
			}
		}
	})
}

func BenchmarkLearn(b *testing.B) {
	m := NewModel()
	for b.Loop() {
		m.Learn("kak kalau mau sewa lapak buat acara kantor bisa?", Question)
	}
}
