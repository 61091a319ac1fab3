package inbox

import (
	"fmt"
	"testing"

	"lontar/models"
)

func TestTheSorterLearnsFromAPerson(t *testing.T) {
	d := newDesk(t, nil)
	unsure := func(c *models.Comment) { c.Kind, c.Author = models.KindUnsorted, fmt.Sprint("a", c.Key) }
	first := d.comment("teh kampul anget", unsure)
	alike := d.comment("teh kampul anget kak", unsure)
	said := d.comment("anget teh kampul ya", func(c *models.Comment) { unsure(c); c.KindBy = "person" })
	done := d.must(d.SetKind(bg, models.KindQuestion, first))
	if c := d.get(first); c.Kind != models.KindQuestion || c.KindBy != "person" || c.Confidence != 100 {
		t.Errorf("what the person said: %+v", c)
	}
	if c := d.get(alike); c.Kind != models.KindQuestion || c.KindBy != "auto" {
		t.Errorf("a comment like it: %q by %q; changed %v", c.Kind, c.KindBy, done.IDs)
	}
	if c := d.get(said); c.Kind != models.KindUnsorted {
		t.Errorf("what a person left unsorted became %q", c.Kind)
	}
	sorter, err := d.another().sorter(bg) // a second window has learned it too
	if err != nil {
		t.Fatal(err)
	}
	if g := sorter.Guess("teh kampul anget"); g.Kind.Stored() != models.KindQuestion {
		t.Errorf("the second window guesses %q", g.Kind)
	}
	if _, n, err := d.Accuracy(bg); n != 1 || err != nil {
		t.Errorf("%d corrections, %v", n, err)
	}
	d.must(d.Undo(bg))
	for _, id := range []int64{first, alike} {
		if c := d.get(id); c.Kind != models.KindUnsorted || c.KindBy != "auto" {
			t.Errorf("after the undo %q by %q", c.Kind, c.KindBy)
		}
	}
	if sorter, _ = d.sorter(bg); sorter.Guess("teh kampul anget").Kind.Stored() != models.KindUnsorted {
		t.Error("the withdrawn correction is still learned")
	}
	d.must(d.Redo(bg))
	if c := d.get(alike); c.Kind != models.KindQuestion {
		t.Errorf("after the redo %q", c.Kind)
	}
}

func TestNotSpamAfterAll(t *testing.T) {
	d := newDesk(t, nil)
	id := d.comment("order via WA ya kak", nil)
	d.must(d.MarkSpam(bg, id))
	if c := d.get(id); c.State != models.CommentDone || c.DoneAs != models.DoneSpam || c.Kind != models.KindSpam {
		t.Errorf("spam %+v", c)
	}
	d.must(d.SetKind(bg, models.KindQuestion, id))
	if c := d.get(id); c.State != models.CommentOpen {
		t.Errorf("not spam after all, but %q", c.State)
	}
}

func TestADamagedModelIsLearnedAnew(t *testing.T) {
	d := newDesk(t, nil)
	d.must(d.SetKind(bg, models.KindQuestion, d.comment("teh kampul anget", func(c *models.Comment) { c.Kind = models.KindUnsorted })))
	if err := d.st.SaveTriageModel(bg, []byte("twelve bytes")); err != nil {
		t.Fatal(err)
	}
	sorter, err := d.another().sorter(bg)
	if err != nil {
		t.Fatal(err)
	}
	if g := sorter.Guess("teh kampul anget"); g.Kind.Stored() != models.KindQuestion {
		t.Errorf("guessed %q", g.Kind)
	}
}
