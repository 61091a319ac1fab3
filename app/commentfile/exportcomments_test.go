package commentfile

import (
	"testing"

	"lontar/models"
)

const preamble = "URL,https://www.instagram.com/p/DQxYz12AbCd/\n" +
	"Exported,ExportComments.com\n\n\n\n"

func TestExportComments(t *testing.T) {
	path := file(t, "ig.csv", preamble+
		",,Name (click to view profile),Profile ID,Date,Likes,Comment,(view source)\n"+
		"1,,dita.ayu,5012345678,27/02/27 12:40:11,12,\"Kak, masih ada?\nYang merah\",view comment\n"+
		",1-1,kopi.senja,90001,27/02/27 13:05:00,0,Masih kak,view comment\n"+
		",1-2,dita.ayu,5012345678,27/02/27 13:07:00,1,Oke 🙏,view comment\n"+
		"2,,yoga_77,777,26/02/27 08:00:00,\"1,2 rb\",,view comment\n")
	list, res := all(t, path, options())
	if res.Format != FormatExportComments || res.Platform != models.Instagram || res.Rows != 4 || res.Replies != 2 || res.NoText != 1 {
		t.Errorf("result %+v", res)
	}
	if len(res.Doubts) != 0 || res.ProblemCount != 0 {
		t.Errorf("doubts %v, problems %v", res.Doubts, res.Problems)
	}
	first := list[0]
	if first.Author != "dita.ayu" || first.AuthorID != "5012345678" || first.Text != "Kak, masih ada?\nYang merah" || first.Likes != 12 || minute(first.At) != "2027-02-27 12:40" || first.AtGuess != AtZone || first.PostKey != "instagram:DQxYz12AbCd" || first.Line != 7 {
		t.Errorf("first %+v", first)
	}
	if list[1].ParentKey != first.Key || list[2].ParentKey != first.Key || list[3].ParentKey != "" {
		t.Errorf("parents %q %q %q of %q", list[1].ParentKey, list[2].ParentKey, list[3].ParentKey, first.Key)
	}
	if list[3].Likes != 1200 {
		t.Errorf("likes %d", list[3].Likes)
	}
}

func TestRepliesBeforeTheirComments(t *testing.T) {
	head := "Id,SubId,Name,Date,Likes,Comment,Link\n"
	a := "1,,budi,13.02.27 10:00:00,0,Harga?,\n"
	b := "1,1,toko,13.02.27 10:05:00,0,50rb kak,\n"
	c := "2,,sari,14.02.27 10:00:00,3,Bagus,\n"
	keys := func(body string) map[string]string {
		list, _ := all(t, file(t, "x.csv", head+body), options())
		m := map[string]string{}
		for _, c := range list {
			m[c.Key] = c.ParentKey
		}
		return m
	}
	want := keys(a + b + c)
	got := keys(c + b + a)
	if len(want) != 3 || len(got) != 3 {
		t.Fatalf("%v, %v", want, got)
	}
	for k, parent := range want {
		if p, ok := got[k]; !ok || p != parent {
			t.Errorf("%s: parent %q, was %q", k, p, parent)
		}
	}
}
