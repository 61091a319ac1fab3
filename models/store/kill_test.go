package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"lontar/models"
	"lontar/models/store"
	"lontar/models/store/storetest"
)

// TestMain lets the test binary play the program that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("LONTAR_WRITE_UNTIL_KILLED"); dir != "" {
		writeUntilKilled(dir)
		return
	}
	os.Exit(m.Run())
}

// writeUntilKilled saves posts, and every tenth time an import of twenty, and
// says each one's number once it is acknowledged.
func writeUntilKilled(dir string) {
	s, err := store.Open(dir, store.Options{Now: storetest.Clock})
	if err != nil {
		panic(err)
	}
	list, err := s.Brands(bg, false)
	if err != nil {
		panic(err)
	}
	for n := 0; ; n++ {
		title := "kill " + strconv.Itoa(n)
		post := func() *models.Post {
			return &models.Post{BrandID: list[0].ID, Title: title, Variants: []models.Variant{{AccountID: list[0].Accounts[0].ID, Day: "2027-02-24"}, {AccountID: list[0].Accounts[1].ID}}}
		}
		if n%10 == 9 {
			in := &store.PlanImport{Import: &models.Import{Kind: "plan", BrandID: list[0].ID, File: title}}
			for range 20 {
				in.Posts = append(in.Posts, post())
				in.Items = append(in.Items, models.ImportItem{Action: "new"})
			}
			err = s.CommitPlanImport(bg, in)
		} else {
			err = s.SavePosts(bg, []*models.Post{post()})
		}
		if err != nil {
			panic(err)
		}
		fmt.Println(n)
	}
}

// TestKillLosesNothingAcknowledged kills a writing program at different moments
// and finds every acknowledged post whole, and imports whole or not at all.
func TestKillLosesNothingAcknowledged(t *testing.T) {
	for _, after := range []int{1, 9, 23, 50} {
		dir := t.TempDir()
		s, err := store.Open(dir, store.Options{Now: storetest.Clock})
		if err != nil {
			t.Fatal(err)
		}
		storetest.Brand(t, s, nil)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		last := killAfter(t, dir, after)

		s, err = store.Open(dir, store.Options{Now: storetest.Clock})
		if err != nil {
			t.Fatalf("after kill: %v", err)
		}
		if h, err := s.Check(bg); err != nil || !h.OK() {
			t.Errorf("after kill: %+v, %v", h, err)
		}
		keys, err := s.RowKeys(bg, store.RowQuery{Unscheduled: true})
		if err != nil {
			t.Fatal(err)
		}
		ids := make([]int64, len(keys))
		for i, k := range keys {
			ids[i] = k.PostID
		}
		list, err := s.Posts(bg, ids...)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]int{}
		for _, p := range list {
			if len(p.Variants) != 2 {
				t.Errorf("%s has %d variants", p.Title, len(p.Variants))
			}
			found[p.Title]++
		}
		for n := range last + 1 {
			want := 1
			if n%10 == 9 {
				want = 20
			}
			if got := found["kill "+strconv.Itoa(n)]; got != want {
				t.Errorf("killed after %d: %d posts of step %d, want %d", last, got, n, want)
			}
		}
		if got := found["kill "+strconv.Itoa((last/10)*10+9)]; got != 0 && got != 20 {
			t.Errorf("an import is there by half: %d of 20", got)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// killAfter runs the writer until it has acknowledged a step and kills it.
func killAfter(t *testing.T, dir string, step int) (last int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "LONTAR_WRITE_UNTIL_KILLED="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last = -1
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if n, err := strconv.Atoi(lines.Text()); err == nil {
			last = n
		}
		if last == step {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = cmd.Wait()
	if last < step {
		t.Fatalf("the writer stopped at step %d", last)
	}
	return last
}
