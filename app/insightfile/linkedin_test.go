package insightfile

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// workbook writes sheets of rows.
func workbook(t *testing.T, name string, sheets ...any) string {
	t.Helper()
	x := excelize.NewFile()
	defer func() { _ = x.Close() }()
	for i := 0; i < len(sheets); i += 2 {
		s := sheets[i].(string)
		if i == 0 {
			if err := x.SetSheetName("Sheet1", s); err != nil {
				t.Fatal(err)
			}
		} else if _, err := x.NewSheet(s); err != nil {
			t.Fatal(err)
		}
		for n, r := range sheets[i+1].([][]any) {
			if err := x.SetSheetRow(s, fmt.Sprintf("A%d", n+1), &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	p := filepath.Join(t.TempDir(), name)
	if err := x.SaveAs(p); err != nil {
		t.Fatal(err)
	}
	return p
}

type rows = [][]any

var linkedInAt = time.Date(2026, 3, 15, 5, 0, 9, 0, time.UTC)

func activity(at time.Time) string {
	return fmt.Sprintf("https://www.linkedin.com/feed/update/urn:li:activity:%d", at.UnixMilli()<<22)
}

func TestLinkedInCreator(t *testing.T) {
	a, b := activity(linkedInAt), activity(linkedInAt.AddDate(0, 0, 1))
	f := one(t, workbook(t, "Content_2025-03-24_2026-03-23_KopiSenja.xlsx",
		"DISCOVERY", rows{{"Overall Performance", "3/24/2025 - 3/23/2026"}, {"Impressions", 32506.0}, {"Members reached", 14032.0}},
		"ENGAGEMENT", rows{{"Date", "Impressions", "Engagements"}, {"3/24/2025", 0.0, 0.0}, {"3/25/2025", 1.0, 0.0}},
		"TOP POSTS", rows{{"Maximum of 50 posts available to include in this list"}, {}, {"Post URL", "Post publish date", "Engagements", nil, "Post URL", "Post publish date", "Impressions"}, {a, "3/15/2026", 401.0, nil, a, "3/15/2026", 9253.0}, {nil, nil, nil, nil, b, "3/16/2026", 12.0}},
		"FOLLOWERS", rows{{"Total followers on 3/23/2026:", 3050.0}, {}, {"Date", "New followers"}, {"3/24/2025", 3.0}},
		"DEMOGRAPHICS", rows{{"Top Demographics", "Value", "Percentage"}, {"Job titles", "Data Analyst", 0.0617}, {"Job titles", "Engineer", "< 1%"}},
	), Options{})
	if f.Platform != "linkedin" || f.Counts.Posts != 2 || f.Counts.Days != 3 || len(f.Problems)+len(f.Doubts) > 0 {
		t.Fatalf("%+v %v %v", f.Counts, f.Problems, f.Doubts)
	}
	if p := f.Posts[0]; p.PublishedAt != "2026-03-15T05:00:09Z" || p.Known != KnownID {
		t.Errorf("%+v", p)
	}
	is(t, f.Posts[0].Figures, figures{"engagements": 401, "impressions": 9253})
	is(t, f.Posts[1].Figures, figures{"impressions": 12})
	is(t, f.Days[0].Figures, figures{"impressions": 0, "engagements": 0, "follows": 3})
	totals := figures{}
	for _, p := range f.Parts {
		if p.Dimension == "total" {
			for k, v := range p.Figures {
				totals[k] = v
			}
		}
	}
	is(t, totals, figures{"impressions": 32506, "reach": 14032, "followers": 3050})
	last := f.Parts[len(f.Parts)-1]
	if last.Dimension != "Job titles" || last.Key != "Engineer" || last.Figures["share"] != 1 || len(last.Below) != 1 {
		t.Errorf("%+v", last)
	}
}

// The workbook of 2026 is all text, its sheets and headings in the language of
// the account, its days first by day.
func TestLinkedInElsewhere(t *testing.T) {
	a := activity(linkedInAt)
	f := one(t, workbook(t, "AggregateAnalytics_Kopi_2025-10-03_2026-10-02.xlsx",
		"Descoberta", rows{{"Desempenho geral", "03/10/2025 - 02/10/2026"}, {"Impressões", "289"}, {"Usuários alcançados", "59"}},
		"Engajamento", rows{{"Data", "Impressões", "Engajamentos"}, {"03/10/2025", "129", "-28"}, {"04/10/2025", "0", "0"}, {"14/10/2025", "1", "0"}},
		"Publicações", rows{{"Até 50"}, {}, {"Endereço", "Dia", "Total A", nil, "Endereço", "Dia", "Total B"}, {nil, nil, nil, nil, a, "15/03/2026", "21"}},
		"Seguidores", rows{{"Total de seguidores em 02/10/2026:", "2571"}, {}, {"Data", "Novos seguidores"}, {"03/10/2025", "1"}, {"14/10/2025", "1"}},
		"Público", rows{{"Principais dados demográficos", "Valor", "Porcentagem"}, {"Cargo", "Analista", "6%"}, {"Cargo", "Outro", "menos de 1%"}},
	), Options{})
	if f.Platform != "linkedin" || len(f.Posts) != 1 || len(f.Doubts) > 0 {
		t.Fatalf("%+v %v %v", f.Counts, f.Problems, f.Doubts)
	}
	is(t, f.Posts[0].Figures, figures{"impressions": 21})
	if d := f.Days[0]; d.Date != "2025-10-03" || d.Figures["engagements"] != -28 || d.Figures["follows"] != 1 {
		t.Errorf("%+v", d)
	}
	if last := f.Parts[len(f.Parts)-1]; last.Figures["share"] != 1 || len(last.Below) != 1 || f.Parts[len(f.Parts)-2].Figures["share"] != 6 {
		t.Errorf("%+v", f.Parts)
	}
}

func TestLinkedInPage(t *testing.T) {
	a := activity(linkedInAt)
	f := one(t, workbook(t, "kopi-senja_content_1700000000.xlsx",
		"Metrics", rows{{"Aggregated engagement metrics for your organization's posts over time"}, {"Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)", "Unique impressions (organic)", "Clicks (organic)", "Clicks (total)", "Reactions (total)", "Comments (total)", "Reposts (total)", "Engagement rate (total)"}, {"03/15/2026", 10, 0, 10, 8, 1, 1, 2, 0, 1, 0.4}, {"03/16/2026", 11, 0, 11, 9, 1, 1, 2, 0, 1, 0.4}},
		"All posts", rows{{"Engagement metrics for individual posts"}, {"Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Campaign start date", "Audience", "Impressions", "Views", "Offsite Views", "Clicks", "Click through rate (CTR)", "Likes", "Comments", "Reposts", "Follows", "Engagement rate", "Content Type"}, {"Seduh pagi", a, "Organic", nil, "Ayu", "03/15/2026", nil, "All followers", 100, nil, nil, 5, 0.05, 7, 1, 2, 0, 0.15, "Video"}},
	), Options{})
	if f.Counts.Posts != 1 || f.Counts.Days != 2 || len(f.Problems)+len(f.Doubts) > 0 {
		t.Fatalf("%+v %v %v", f.Counts, f.Problems, f.Doubts)
	}
	if p := f.Posts[0]; p.Caption != "Seduh pagi" || p.Form != "video" || p.PublishedAt != "2026-03-15T05:00:09Z" || p.Extra["Posted by"] != "Ayu" {
		t.Errorf("%+v", p)
	}
	is(t, f.Posts[0].Figures, figures{"impressions": 100, "clicks": 5, "ctr": 5, "likes": 7, "comments": 1, "shares": 2, "follows": 0, "engagement_rate": 15})
	is(t, f.Days[0].Figures, figures{"organic_impressions": 10, "sponsored_impressions": 0, "impressions": 10, "unique_impressions": 8, "clicks": 1, "reactions": 2, "comments": 0, "shares": 1, "engagement_rate": 40})
}

func TestLinkedInArchive(t *testing.T) {
	at := linkedInAt
	f := one(t, put(t, "Shares.csv", fmt.Sprintf("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2026-03-15 05:00:09,https://www.linkedin.com/feed/update/urn%%3Ali%%3Ashare%%3A%d,\"Satu\"\"\n\"\"dua\",,,MEMBER_NETWORK\n", at.UnixMilli()<<22)), Options{})
	if f.Format != "linkedin_archive" || len(f.Posts) != 1 {
		t.Fatalf("%+v", f)
	}
	if p := f.Posts[0]; p.Caption != "Satu\ndua" || p.PublishedAt != "2026-03-15T05:00:09Z" {
		t.Errorf("%q %s", p.Caption, p.PublishedAt)
	}
}

// Workbooks keep dates, times and percentages as numbers.
func TestWorkbookCells(t *testing.T) {
	at := time.Date(2027, 2, 3, 5, 15, 0, 0, time.UTC)
	f := one(t, workbook(t, "fb.xlsx", "Sheet", rows{{"Post ID", "Page ID", "Page name", "Description", "Publish time", "Permalink", "Reach", "Average Seconds viewed"}, {"1142000000000001", "1089", "Kopi", "x", at, "https://www.facebook.com/k/posts/pfbid1", 12.0, "0:00:12"}}), Options{})
	if len(f.Posts) != 1 || f.Posts[0].PublishedAt != "2027-02-03T13:15:00Z" {
		t.Fatalf("%+v %v", f.Posts, f.Problems)
	}
	is(t, f.Posts[0].Figures, figures{"reach": 12, "avg_watch_seconds": 12})
}

func TestLinkedInFollowersOfPage(t *testing.T) {
	f := one(t, workbook(t, "kopi-senja_followers_1700000000.xlsx",
		"New followers", rows{{"Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers"}, {"03/15/2026", 0, 3, 1, 4}},
		"Location", rows{{"Location", "Total followers"}, {"Jakarta, Indonesia", 120}},
		"Seniority", rows{{"Seniority", "Total followers"}, {"Entry", 80}},
	), Options{})
	if len(f.Days) != 1 || f.Days[0].Figures["follows"] != 4 || len(f.Parts) != 2 {
		t.Fatalf("%+v %+v %v", f.Days, f.Parts, f.Problems)
	}
	if p := f.Parts[0]; p.Dimension != "location" || p.Key != "Jakarta, Indonesia" || p.Figures["followers"] != 120 {
		t.Errorf("%+v", p)
	}
}

// Numbers of a workbook keep fifteen digits: a longer id is taken from the
// address, or lost.
func TestIDsAsNumbers(t *testing.T) {
	id := snowflake(xAt)
	f := one(t, workbook(t, "x.xlsx", "Sheet", rows{{"Post id", "Date", "Post text", "Post Link", "Impressions", "New follows"}, {float64(id), "Tue, Feb 17, 2026", "halo", fmt.Sprintf("https://x.com/k/status/%d", id), 5, 1}}), Options{})
	if len(f.Posts) != 1 || f.Posts[0].ID != fmt.Sprint(id) {
		t.Errorf("%+v", f.Posts)
	}
	f = one(t, workbook(t, "ig.xlsx", "Sheet", rows{{"Post ID", "Account ID", "Account username", "Publish time", "Permalink", "Views"}, {17974697564884257.0, "17841400000000001", "kopi", "05/26/2026 10:23", "https://www.instagram.com/p/" + shortcode(xAt) + "/", 5}}), Options{})
	if _, ok := problem(f, reasonIDLost); !ok || f.Posts[0].ID != "" || f.Posts[0].Permalink == "" {
		t.Errorf("%+v %+v", f.Posts, f.Problems)
	}
}
