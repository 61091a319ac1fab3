package insightfile

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"
)

var xAt = time.Date(2026, 2, 17, 13, 45, 10, 0, time.UTC)

const (
	xA = "Post id,Date,Post text,Link,Impressions,Likes,Engagements,Bookmarks,Share,New follows,Replies,Reposts,Profile visits,Detail expands,Url clicks,Hashtag clicks,Permalink clicks"
	xB = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks"
	// Headings nobody has told the program of, in the order of the export.
	xOther = "Ід допису,Коли,Що,Де,А,Б,В,Г,Ґ,Д,Е,Є,Ж,З,И,І,Ї"
)

func TestXContent(t *testing.T) {
	id := snowflake(xAt)
	for name, c := range map[string]struct{ head, date string }{
		"a": {xA, `"Tue Feb 17 2026"`}, "b": {xB, `"Tue, Feb 17, 2026"`}, "elsewhere": {xOther, `"Tue, Feb 17, 2026"`},
	} {
		t.Run(name, func(t *testing.T) {
			text := fmt.Sprintf("%s\n%d,%s,\"Kopi &gt; teh &amp; susu\",https://x.com/kopisenja/status/%d,44,1,3,0,2,0,1,0,5,1,4,0,0\n%d,%s,dua,https://x.com/kopisenja/status/%d,,--,3,0,0,0,1,0,0,1,0,0,0\n", c.head, id, c.date, id, id+1, c.date, id+1)
			if name != "elsewhere" {
				text += ",\"Tue, Feb 17, 2026\",,https://x.com/kopisenja/status/undefined,0,0,0,0,0,0,0,0,0,0,0,0,0\n"
			}
			f := one(t, put(t, "account_analytics_content.csv", text), Options{})
			if f.Format != "x_content" || f.Account != "kopisenja" || f.Counts.Posts != 2 {
				t.Fatalf("%s %+v %v", f.Format, f.Counts, f.Problems)
			}
			p := f.Posts[0]
			if p.ID != fmt.Sprint(id) || p.PublishedAt != "2026-02-17T13:45:10Z" || p.Known != KnownID || p.Caption != "Kopi > teh & susu" {
				t.Errorf("%+v", p)
			}
			is(t, p.Figures, figures{"impressions": 44, "likes": 1, "engagements": 3, "saves": 0, "shares": 2, "follows": 0, "replies": 1, "reposts": 0, "profile_visits": 5, "detail_expands": 1, "link_clicks": 4, "hashtag_clicks": 0, "permalink_clicks": 0})
			if _, ok := f.Posts[1].Figures["impressions"]; ok {
				t.Error("an empty cell became a figure")
			}
			if name != "elsewhere" && f.Counts.Rejected != 1 {
				t.Error("the row of no post was taken")
			}
		})
	}
}

func TestXClassic(t *testing.T) {
	at := time.Date(2016, 6, 20, 21, 56, 0, 0, time.UTC)
	id := snowflake(at)
	f := one(t, put(t, "tweet_activity_metrics.csv", fmt.Sprintf("Tweet id,Tweet permalink,Tweet text,time,impressions,engagements,engagement rate,retweets,replies,likes,user profile clicks,url clicks,promoted impressions\n6.49E+17,https://twitter.com/kopisenja/status/%d,Halo,2016-06-20 21:56 +0000,1000.0,50,0.05,3,2,40.0,1,0,-\n", id)), Options{})
	if f.Format != "x_classic" || len(f.Posts) != 1 {
		t.Fatalf("%+v %v", f, f.Problems)
	}
	p := f.Posts[0]
	if p.ID != fmt.Sprint(id) || p.PublishedAt != "2016-06-20T21:56:00Z" {
		t.Errorf("%+v", p)
	}
	is(t, p.Figures, figures{"impressions": 1000, "engagements": 50, "engagement_rate": 5, "reposts": 3, "replies": 2, "likes": 40, "profile_clicks": 1, "link_clicks": 0})
}

func TestXOverview(t *testing.T) {
	f := one(t, put(t, "account_overview_analytics.csv", "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,Media views\n\"Tue, Feb 18, 2025\",62,0,3,0,0,1,0,0,0,1,0,0,0\n\"Mon, Feb 17, 2025\",426,18,49,1,0,2,0,1,2,4,2,0,0\n"), Options{})
	if f.Format != "x_overview" || len(f.Days) != 2 || f.Days[1].Date != "2025-02-17" || f.From != "2025-02-17" {
		t.Fatalf("%+v", f)
	}
	if f.Days[1].Figures["follows"] != 2 || f.Days[1].Figures["posts_created"] != 2 {
		t.Errorf("%v", f.Days[1].Figures)
	}
}

// The order of columns and rows says nothing.
func TestColumnOrder(t *testing.T) {
	head, row := strings.Split(xB, ","), []string{fmt.Sprint(snowflake(xAt)), `"Tue, Feb 17, 2026"`, "teks", fmt.Sprintf("https://x.com/kopisenja/status/%d", snowflake(xAt)), "44", "1", "3", "0", "2", "0", "1", "0", "5", "1", "4", "0", "7"}
	want := one(t, put(t, "a.csv", strings.Join(head, ",")+"\n"+strings.Join(row, ",")+"\n"), Options{}).Posts[0]
	for turn := 1; turn < len(head); turn += 3 {
		h, r := append(append([]string{}, head[turn:]...), head[:turn]...), append(append([]string{}, row[turn:]...), row[:turn]...)
		f := one(t, put(t, "a.csv", strings.Join(h, ",")+"\n"+strings.Join(r, ",")+"\n"), Options{})
		if len(f.Posts) != 1 || fmt.Sprintf("%+v", f.Posts[0]) != fmt.Sprintf("%+v", want) {
			t.Errorf("turned by %d: %+v", turn, f.Posts)
		}
	}
}

// The order of rows says nothing either.
func TestRowOrder(t *testing.T) {
	var lines []string
	for i := range 12 {
		at := xAt.Add(time.Duration(i) * 7 * time.Hour)
		lines = append(lines, fmt.Sprintf("%d,\"%s\",teks %d,https://x.com/kopisenja/status/%d,%d,1,3,0,2,0,1,0,5,1,4,0,7", snowflake(at), at.Format("Mon, Jan 2, 2006"), i, snowflake(at), i))
	}
	of := func(lines []string) map[string]string {
		out := map[string]string{}
		for _, p := range one(t, put(t, "a.csv", xB+"\n"+strings.Join(lines, "\n")+"\n"), Options{}).Posts {
			p.Line = 0
			out[p.ID] = fmt.Sprintf("%+v", p)
		}
		return out
	}
	want := of(lines)
	for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 {
		lines[i], lines[j] = lines[j], lines[i]
	}
	if got := of(lines); len(want) != 12 || !maps.Equal(got, want) {
		t.Errorf("%v\n%v", got, want)
	}
}

// Twitter's days: the account stands in the name of the file.
func TestXClassicDays(t *testing.T) {
	f := one(t, put(t, "daily_tweet_activity_metrics_kopisenja_20210801_20210901_en.csv", "\"Date\",\"Tweets published\",\"impressions\",\"engagements\",\"engagement rate\",\"retweets\",\"replies\",\"likes\",\"user profile clicks\",\"url clicks\",\"promoted impressions\"\n\"2021-08-16\",\"12\",\"24328\",\"847.0\",\"0.0348\",\"12.0\",\"8.0\",\"62.0\",\"47\",\"61\",\"-\"\n"), Options{})
	if f.Format != "x_overview" || f.Account != "kopisenja" || len(f.Days) != 1 || len(f.Problems) > 0 {
		t.Fatalf("%+v", f)
	}
	is(t, f.Days[0].Figures, figures{"posts_created": 12, "impressions": 24328, "engagements": 847, "engagement_rate": 3.48, "reposts": 12, "replies": 8, "likes": 62, "profile_clicks": 47, "link_clicks": 61})
}
