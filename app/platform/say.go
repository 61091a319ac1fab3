package platform

import (
	"strconv"
	"strings"

	"lontar/app/lang"
)

// fieldName is how messages call a field.
func fieldName(field string) string { return lang.T("rules.field." + field) }

// words write a count and the limit it breaks: "104 karakter" and "100".
type words func(n, limit float64, u Unit) (count, most string)

// bare writes a number without what it counts.
func bare(n float64) string { return lang.Decimal(n, 2) }

// ofLength writes the length of a text: "104 karakter", "5.012 byte".
func ofLength(n, limit float64, u Unit) (count, most string) {
	if u == Bytes {
		return lang.N("rules.n.bytes", int(n)), bare(limit)
	}
	return lang.N("rules.n.characters", int(n)), bare(limit)
}

// ofThings writes a number of things: "7 hashtag".
func ofThings(key string) words {
	return func(n, limit float64, _ Unit) (count, most string) { return lang.N(key, int(n)), bare(limit) }
}

// ofFile writes what is measured of a file.
func ofFile(key string) words {
	return func(n, limit float64, u Unit) (count, most string) {
		count, most = measured(n, u), measured(limit, u)
		if count == most { // told apart only in full
			count, most = exactly(n, u), exactly(limit, u)
		}
		return lang.T(key, "n", count), most
	}
}

// measured is a measure of a file in the words people use for it.
func measured(n float64, u Unit) string {
	switch u {
	case Bytes:
		return lang.Bytes(int64(n))
	case Millis:
		return duration(int64(n))
	}
	return bare(n)
}

func exactly(n float64, u Unit) string {
	switch u {
	case Bytes:
		return lang.N("rules.n.bytes", int(n))
	case Millis:
		return lang.T("rules.seconds", "n", lang.Decimal(n/1000, 3))
	}
	return bare(n)
}

// duration is a length of time in words: "0,5 detik", "3 menit 5 detik", "12 jam".
func duration(ms int64) string {
	switch {
	case ms < 60_000:
		return lang.T("rules.seconds", "n", lang.Decimal(float64(ms)/1000, 1))
	case ms < 3_600_000 && ms%60_000 >= 1000:
		return lang.N("common.minutes", int(ms/60_000)) + " " + lang.N("common.seconds", int(ms%60_000/1000))
	}
	return lang.Duration(int(ms / 60_000))
}

// ratio is a ratio of the rules in the language in use: "1,91:1".
func ratio(shown string) string {
	var parts []string
	for _, part := range strings.Split(shown, ":") {
		f, err := strconv.ParseFloat(part, 64)
		if err != nil {
			return shown
		}
		parts = append(parts, lang.Decimal(f, 2))
	}
	return strings.Join(parts, ":")
}

// formatNames are formats and codecs as people write them.
var formatNames = map[string]string{
	"jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WebP", "heic": "HEIC", "avif": "AVIF",
	"mp4": "MP4", "mov": "MOV", "webm": "WebM", "mkv": "MKV",
	"h264": "H.264", "hevc": "H.265 (HEVC)", "vp8": "VP8", "vp9": "VP9", "av1": "AV1", "prores": "ProRes", "mpeg4": "MPEG-4 Visual", "mjpeg": "Motion JPEG",
	"aac": "AAC", "mp3": "MP3", "opus": "Opus", "vorbis": "Vorbis", "pcm": "PCM", "ac3": "AC-3", "eac3": "E-AC-3", "flac": "FLAC", "amr": "AMR",
}

func formatName(s string) string {
	if name, ok := formatNames[s]; ok {
		return name
	}
	return strings.ToUpper(s)
}

func formatList(list []string) string {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = formatName(s)
	}
	return lang.List(names)
}
