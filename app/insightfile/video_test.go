package insightfile

import (
	"fmt"
	"testing"
	"time"
)

func TestYouTubeTable(t *testing.T) {
	en := `Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions,Impressions click-through rate (%),Average view duration,Likes (vs. dislikes) (%),Likes (vs dislikes) (%),Hype
Total,,,,3685,1384.3735,281,843001,6.31,0:01:10,,,
-oEDe6JMwL7Q,short id,"Apr 29, 2020",292,5,1,1,1,1,,,,
-EDe6JMwL7Q,"Kedai, kopi","Apr 29, 2020",292,58005,1321.5,-3,,6.32,0:01:10,98.1,98.1,7
Showing top 500 results
`
	f := one(t, put(t, "Table data.csv", en), Options{})
	if f.Format != "youtube_table" || f.Counts.Posts != 2 || len(f.Parts) != 1 || f.Parts[0].Dimension != "total" {
		t.Fatalf("%s %+v", f.Format, f.Counts)
	}
	p := f.Posts[1]
	if p.ID != "-EDe6JMwL7Q" || p.PublishedAt != "2020-04-29" || p.Known != KnownDay || p.Seconds != 292 || p.Extra["Hype"] != "7" {
		t.Errorf("%+v", p)
	}
	is(t, p.Figures, figures{"views": 58005, "watch_minutes": 79290, "subscribers": -3, "ctr": 6.32, "avg_watch_seconds": 70, "likes_percent": 98.1})
	if _, ok := problem(f, reasonTop); !ok {
		t.Error("a file cut at 500 rows does not say so")
	}
}

// "Tayangan" is impressions at YouTube, and views at Meta; the Indonesian file
// writes fractions with a comma.
func TestYouTubeIndonesian(t *testing.T) {
	f := one(t, put(t, "Data tabel.csv", `Konten,Judul video,Waktu publikasi video,Durasi,Penayangan,Waktu tonton (jam),Subscriber,Tayangan,Rasio klik-tayang dari tayangan (%)
Total,,,,9000,"2275,0676",10,100000,"5,1"
aaaaaaaaaaa,Seduh,"15 Agu 2026",61,1200,"120,375",2,8000,"6,25"
`), Options{})
	if f.Format != "youtube_table" || len(f.Posts) != 1 || len(f.Doubts) > 0 {
		t.Fatalf("%s %+v %v", f.Format, f.Posts, f.Doubts)
	}
	if p := f.Posts[0]; p.PublishedAt != "2026-08-15" {
		t.Errorf("%+v", p)
	}
	is(t, f.Posts[0].Figures, figures{"views": 1200, "watch_minutes": 7222.5, "subscribers": 2, "impressions": 8000, "ctr": 6.25})
}

func TestYouTubeDaysAndParts(t *testing.T) {
	f := one(t, put(t, "Totals.csv", "Date,Views\n2027-01-01,16481\n2027-01-02,\n"), Options{})
	if f.Format != "youtube_days" || len(f.Days) != 1 || f.Days[0].Figures["views"] != 16481 {
		t.Errorf("%+v", f)
	}
	f = one(t, put(t, "Chart data.csv", "Date,Content,Video title,Video publish time,Duration,Views\n2027-01-01,aaaaaaaaaaa,Seduh,\"Dec 15, 2026\",61,7\n"), Options{})
	if f.Format != "youtube_chart" || len(f.Days) != 1 || f.Days[0].ID != "aaaaaaaaaaa" || f.Days[0].Figures["views"] != 7 {
		t.Errorf("%+v", f)
	}
	f = one(t, put(t, "Chart data.csv", "Date,Traffic source,Views\n2027-01-01,YouTube search,7\n"), Options{})
	if f.Format != "youtube_chart" || len(f.Days) != 1 || f.Days[0].Key != "YouTube search" || f.Days[0].Dimension != "traffic_source" {
		t.Errorf("%+v", f)
	}
	f = one(t, put(t, "Table data.csv", "Geography,Views,Watch time (hours),Average view duration\nTotal,10,1,0:00:41\nID,7,0.5,0:01:00\n"), Options{})
	if len(f.Parts) != 2 || f.Parts[1].Key != "ID" || f.Parts[1].Figures["avg_watch_seconds"] != 60 {
		t.Errorf("%+v", f.Parts)
	}
	f = one(t, put(t, "Table data.csv", "Date,Views,Watch time (hours)\nTotal,9,1\n01-02-2027,4,0.5\n02-02-2027,5,0.5\n"), Options{})
	if len(f.Days) != 2 || f.Days[1].Date != "2027-02-02" {
		t.Errorf("days saved again, day first: %+v %v", f.Days, f.Doubts)
	}
}

// tiktokID is the id TikTok would give out at a time.
func tiktokID(at time.Time) string { return fmt.Sprint(uint64(at.Unix())<<32 | 123456) }

func TestTikTokContent(t *testing.T) {
	at := time.Date(2025, 7, 16, 10, 21, 48, 0, time.UTC)
	id := tiktokID(at)
	f := one(t, put(t, "Content.csv", "\ufeff\"Time\",\"Video title\",\"Video link\",\"Post time\",\"Total likes\",\"Total comments\",\"Total shares\",\"Total views\"\n"+
		"\"28 Februari\",\"\",\"https://www.tiktok.com/@kopisenja/video/"+id+"\",\"16 Juli\",\"1.2K\",\"undefined\",\"-1\",\"1,2 rb\"\n"), Options{})
	if f.Format != "tiktok_content" || f.Account != "kopisenja" || len(f.Posts) != 1 || len(f.Doubts) > 0 {
		t.Fatalf("%+v", f)
	}
	if p := f.Posts[0]; p.ID != id || p.PublishedAt != "2025-07-16T10:21:48Z" || p.Known != KnownID {
		t.Errorf("%+v", p)
	}
	is(t, f.Posts[0].Figures, figures{"likes": 1200, "views": 1200})
	f = one(t, put(t, "export.csv", "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites \nhalo,https://www.tiktok.com/@kopisenja/video/"+id+",2025/07/16 10:21:48,100,NAN,--,3,4\n"), Options{})
	if f.Format != "tiktok_business" {
		t.Fatalf("%+v", f)
	}
	is(t, f.Posts[0].Figures, figures{"views": 100, "shares": 3, "saves": 4})
}

func TestTikTokDays(t *testing.T) {
	f := one(t, put(t, "Overview.csv", "\ufeff\"Date\",\"Video Views\",\"Profile Views\",\"Likes\",\"Comments\",\"Shares\"\n\"30 Desember\",\"10\",\"1\",\"-2\",\"0\",\"0\"\n\"31 Desember\",\"11\",\"1\",\"5\",\"0\",\"undefined\"\n\"1 Januari\",\"12\",\"1\",\"5\",\"0\",\"0\"\n"), Options{})
	d, ok := doubt(f, "year")
	if f.Format != "tiktok_overview" || !ok || d.Taken != "2027" {
		t.Fatalf("%+v", f)
	}
	var dates []string
	for _, d := range f.Days {
		dates = append(dates, d.Date)
	}
	if fmt.Sprint(dates) != "[2026-12-30 2026-12-31 2027-01-01]" || f.Days[0].Known != KnownYear {
		t.Errorf("%v %s", dates, f.Days[0].Known)
	}
	is(t, f.Days[0].Figures, figures{"views": 10, "profile_visits": 1, "likes": -2, "comments": 0, "shares": 0})
	f = one(t, put(t, "Overview.csv", "Date,Video Views,Profile Views,Likes,Comments,Shares\n8 de marzo,1,2,3,4,5\n30 de abril,1,2,3,4,5\n"), Options{Year: 2025})
	if len(f.Doubts) > 0 || f.Days[1].Date != "2025-04-30" {
		t.Errorf("%+v", f)
	}
	f = one(t, put(t, "FollowerActivity.csv", "\"Date\",\"Hour\",\"Active followers\"\n\"February 21\",\"0\",\"491\"\n\"February 21\",\"23\",\"\"\n"), Options{})
	if f.Format != "tiktok_activity" || len(f.Hours) != 1 || f.Hours[0].Value != 491 || f.Hours[0].Date != "2027-02-21" {
		t.Errorf("%+v", f)
	}
	f = one(t, put(t, "FollowerHistory.csv", "\"Date\",\"Followers\",\"Difference in followers from previous day\"\n\"February 21\",\"undefined\",\"-3\"\n"), Options{})
	if f.Format != "tiktok_followers" || len(f.Days) != 1 {
		t.Fatalf("%+v", f)
	}
	is(t, f.Days[0].Figures, figures{"followers_change": -3})
	f = one(t, put(t, "FollowerTopTerritories.csv", "\"Top territories\",\"Distribution\"\n\"ID\",\"0.462\"\n"), Options{})
	if len(f.Parts) != 1 || f.Parts[0].Figures["share"] != 46.2 || f.Parts[0].Dimension != "territory" {
		t.Errorf("%+v", f)
	}
}

func TestXVideos(t *testing.T) {
	f := one(t, put(t, "video_overview_analytics.csv", "Ringkasan,,,,\nTanggal,Tayangan,Lama (ms),Selesai,Rata (ms)\n\"Tue, Feb 17, 2026\",120,60000,12.50,5000\n,,,,,,,,,\nYour videos,,,,,,,,,\nUploaded on,Video id,Video title,Views,Duration,Video Link,Monetized,Estimated revenue,Published date,Post link\n\"Feb 17, 2026\",13_1,Seduh,847,1:05,https://video.twimg.com/x.mp4,No,0,,\n"), Options{})
	if len(f.Tables) != 2 || len(f.Days) != 1 || len(f.Posts) != 1 {
		t.Fatalf("%+v", f)
	}
	is(t, f.Days[0].Figures, figures{"video_views": 120, "watch_minutes": 1, "completion_rate": 12.5, "avg_watch_seconds": 5})
	if p := f.Posts[0]; p.ID != "" || p.Title != "Seduh" || p.Seconds != 65 || p.Figures["video_views"] != 847 || p.Extra["Video id"] != "13_1" {
		t.Errorf("%+v", p)
	}
}

// The name of a file tells when it was exported better than its date on a disk.
func TestYearFromName(t *testing.T) {
	p := put(t, "Overview_2025-04-18.csv", "Date,Video Views,Profile Views,Likes\nApril 12,1,2,3\n")
	files, err := JSON(t.Context(), p, Options{})
	if err != nil || files[0].Days[0].Date != "2025-04-12" {
		t.Errorf("%v %+v", err, files)
	}
}
