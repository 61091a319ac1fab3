package editor

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lontar/models"
	"lontar/models/store/storetest"
	"lontar/views/kit"
)

// onTab opens a post of a platform and form on the tab of its account.
func onTab(t *testing.T, p models.Platform, form models.Form, options map[string]string) *stage {
	t.Helper()
	s := newStage(t, tall)
	s.brand.Accounts[0].Platform = p
	if err := s.store.SaveBrand(t.Context(), s.brand); err != nil {
		t.Fatal(err)
	}
	s.post = storetest.Post(t, s.store, s.brand, func(post *models.Post) {
		post.Form, post.Variants[0].AccountID, post.Variants[0].Options = form, s.brand.Accounts[0].ID, options
	})
	s.editor.Open(s.post.ID)
	s.editor.view.writing.show(s.brand.Accounts[0].ID)
	return s
}

// TestATickThatIsOnByItself: only what differs from the platform is kept.
func TestATickThatIsOnByItself(t *testing.T) {
	s := onTab(t, models.TikTok, models.FormReel, nil)
	check := firstCheck(s.editor.view.writing.own.object)
	option := func() string { return s.editor.post.Variants[0].Options["allow_comments"] }
	if !check.On() || option() != "" {
		t.Fatalf("on %v, kept %q", check.On(), option())
	}
	test.Tap(check)
	if check.On() || option() != "0" {
		t.Errorf("off: on %v, kept %q", check.On(), option())
	}
	test.Tap(check)
	if !check.On() || option() != "" {
		t.Errorf("on again: on %v, kept %q", check.On(), option())
	}
}

// TestFieldsGoWithTheChoice: a coupon is asked for of an offer only.
func TestFieldsGoWithTheChoice(t *testing.T) {
	plain := len(onTab(t, models.Google, models.FormImage, nil).editor.view.writing.own.object.Objects)
	s := onTab(t, models.Google, models.FormImage, map[string]string{"kind": "offer"})
	own := s.editor.view.writing.own
	if n := len(own.object.Objects); n != plain+5 {
		t.Errorf("%d fields of an offer, %d of news", n, plain)
	}
	own.set("kind", "", true)
	s.editor.view.sync()
	if n := len(own.object.Objects); n != plain {
		t.Errorf("%d fields left, want %d", n, plain)
	}
}

// firstCheck is the first tick box below an object, nil for none.
func firstCheck(o fyne.CanvasObject) *kit.Check {
	if c, ok := o.(*kit.Check); ok {
		return c
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			if found := firstCheck(child); found != nil {
				return found
			}
		}
	}
	return nil
}
