package brand

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"lontar/app/lang"
	"lontar/app/platform"
	"lontar/models"
)

// Fields a problem can be about. Index says which account, pillar or column.
const (
	FieldName     = "name"
	FieldColor    = "color"
	FieldLogo     = "logo"
	FieldZone     = "zone"
	FieldReply    = "reply"
	FieldHours    = "hours"
	FieldDeadline = "deadline"
	FieldStatus   = "status"
	FieldAccount  = "account"
	FieldPillar   = "pillar"
	FieldShare    = "share" // the shares of all pillars together
	FieldColumn   = "column"
)

// Pronouns are the ways a brand can address its audience; "" is not decided.
var Pronouns = []string{"", "anda", "kamu", "kalian"}

// Problem is what is wrong with one field, in words for the user.
type Problem struct {
	Field string
	Index int // place in Accounts, Pillars or Columns
	Key   string
	Args  []any
}

// Text is the problem in the language in use.
func (p Problem) Text() string { return lang.T(p.Key, p.Args...) }

// Problems is everything wrong with a brand; as an error it tells the first.
type Problems []Problem

func (p Problems) Error() string {
	words := make([]string, len(p))
	for i, x := range p {
		words[i] = fmt.Sprintf("%s[%d]: %s", x.Field, x.Index, x.Key)
	}
	return "brand: " + strings.Join(words, "; ")
}

// Told gives the key and arguments of the first problem.
func (p Problems) Told() (key string, args []any) {
	if len(p) == 0 {
		return "common.error_unknown", nil
	}
	return p[0].Key, p[0].Args
}

// Of returns the problem of a field, or nil.
func (p Problems) Of(field string, index int) *Problem {
	for i := range p {
		if p[i].Field == field && p[i].Index == index {
			return &p[i]
		}
	}
	return nil
}

const (
	maxName   = 80
	maxHandle = 100
)

var hex = regexp.MustCompile(`^#[0-9A-F]{6}$`)

// tidy mends what has only one right reading.
func tidy(b *models.Brand) {
	b.Name = strings.Join(strings.Fields(b.Name), " ")
	b.Zone = strings.TrimSpace(b.Zone)
	if b.Zone == "" {
		b.Zone = models.DefaultZone
	}
	if b.Color == "" {
		b.Color = Colors[0]
	}
	if b.Pronoun = strings.ToLower(strings.TrimSpace(b.Pronoun)); !slices.Contains(Pronouns, b.Pronoun) {
		b.Pronoun = ""
	}
	if c := strings.ToUpper(strings.TrimSpace(b.Color)); hex.MatchString(c) {
		b.Color = Darken(c)
	}
	for i := range b.Accounts {
		a := &b.Accounts[i]
		a.Handle = platform.Handle(a.Handle)
		a.Name, a.URL = strings.TrimSpace(a.Name), strings.TrimSpace(a.URL)
	}
	for i := range b.Pillars {
		p := &b.Pillars[i]
		p.Name = strings.Join(strings.Fields(p.Name), " ")
		p.Color, p.ColorDark = strings.ToUpper(strings.TrimSpace(p.Color)), strings.ToUpper(strings.TrimSpace(p.ColorDark))
		if p.Color == "" {
			p.Color, p.ColorDark = pillarColor(i)
		}
	}
	for i := range b.Columns {
		c := &b.Columns[i]
		c.Name = strings.Join(strings.Fields(c.Name), " ")
		if c.Kind == "" {
			c.Kind = models.ColumnText
		}
	}
	for s, w := range b.StatusWords {
		if w = strings.Join(strings.Fields(w), " "); w == "" {
			delete(b.StatusWords, s)
		} else {
			b.StatusWords[s] = w
		}
	}
}

// Check lists what is wrong with a brand by itself; only Save can tell whether
// its name is taken.
func Check(b *models.Brand) Problems {
	var ps Problems
	add := func(field string, index int, key string, args ...any) {
		ps = append(ps, Problem{Field: field, Index: index, Key: key, Args: args})
	}
	switch n := utf8.RuneCountInString(b.Name); {
	case strings.TrimSpace(b.Name) == "":
		add(FieldName, 0, "brand.error.name_empty")
	case n > maxName:
		add(FieldName, 0, "brand.error.name_long", "max", maxName)
	}
	if !hex.MatchString(strings.ToUpper(b.Color)) {
		add(FieldColor, 0, "brand.error.color")
	}
	if !knownLogo(b.Logo) {
		add(FieldLogo, 0, "brand.error.logo")
	}
	if b.Zone != "" {
		if _, err := time.LoadLocation(b.Zone); err != nil || b.Zone == "Local" {
			add(FieldZone, 0, "brand.error.zone", "zone", b.Zone)
		}
	}
	if b.ReplyMinutes < 0 || b.ReplyMinutes > 7*24*60 {
		add(FieldReply, 0, "brand.error.reply")
	}
	for _, h := range b.ReplyHours {
		if h.From < 0 || h.Until > 24*60 || h.From > h.Until {
			add(FieldHours, 0, "brand.error.hours")
			break
		}
	}
	if _, err := time.Parse(models.ClockFormat, b.PlanClock); b.PlanClock != "" && (err != nil || len(b.PlanClock) != 5) ||
		b.PlanWeekday < 0 || b.PlanWeekday > 6 {
		add(FieldDeadline, 0, "brand.error.deadline")
	}
	for s, w := range b.StatusWords {
		if utf8.RuneCountInString(w) > 24 {
			add(FieldStatus, 0, "brand.error.status_long", "status", lang.Status(s, nil))
		}
	}
	checkAccounts(b, add)
	checkPillars(b, add)
	checkColumns(b, add)
	return ps
}

type adder func(field string, index int, key string, args ...any)

func checkAccounts(b *models.Brand, add adder) {
	type who struct {
		p models.Platform
		h string
	}
	seen := map[who]bool{}
	for i, a := range b.Accounts {
		switch {
		case !a.Platform.Known():
			add(FieldAccount, i, "brand.error.platform")
		case a.Handle == "" && a.Name == "" && a.Platform == models.Other:
			add(FieldAccount, i, "brand.error.account_empty")
		case utf8.RuneCountInString(a.Handle) > maxHandle || strings.ContainsAny(a.Handle, " \t\n"):
			add(FieldAccount, i, "brand.error.handle", "handle", a.Handle)
		case a.URL != "" && !strings.HasPrefix(a.URL, "https://") && !strings.HasPrefix(a.URL, "http://"):
			add(FieldAccount, i, "brand.error.url")
		}
		k := who{a.Platform, strings.ToLower(a.Handle + "\x00" + a.Name)}
		if seen[k] && a.ArchivedAt == 0 {
			add(FieldAccount, i, "brand.error.account_twice", "account", a.Label(), "platform", lang.Platform(a.Platform))
		}
		seen[k] = seen[k] || a.ArchivedAt == 0
	}
}

func checkPillars(b *models.Brand, add adder) {
	seen := map[string]bool{}
	sum := 0
	for i, p := range b.Pillars {
		name := strings.ToLower(p.Name)
		switch {
		case name == "":
			add(FieldPillar, i, "brand.error.pillar_empty")
		case utf8.RuneCountInString(name) > maxName:
			add(FieldPillar, i, "brand.error.name_long", "max", maxName)
		case seen[name] && p.ArchivedAt == 0:
			add(FieldPillar, i, "brand.error.pillar_twice", "pillar", p.Name)
		case !hex.MatchString(p.Color) || (p.ColorDark != "" && !hex.MatchString(p.ColorDark)):
			add(FieldPillar, i, "brand.error.color")
		case p.Share < 0 || p.Share > 100:
			add(FieldPillar, i, "brand.error.share")
		}
		if p.ArchivedAt == 0 {
			seen[name] = true
			sum += max(0, p.Share)
		}
	}
	if sum > 100 {
		add(FieldShare, 0, "brand.error.share_sum", "sum", sum)
	}
}

func checkColumns(b *models.Brand, add adder) {
	seen := map[string]bool{}
	for i, c := range b.Columns {
		name := strings.ToLower(c.Name)
		known := false
		for _, k := range models.ColumnKinds {
			known = known || k == c.Kind
		}
		switch {
		case name == "":
			add(FieldColumn, i, "brand.error.column_empty")
		case seen[name] && c.ArchivedAt == 0:
			add(FieldColumn, i, "brand.error.column_twice", "column", c.Name)
		case !known:
			add(FieldColumn, i, "brand.error.column_kind")
		}
		if c.ArchivedAt == 0 {
			seen[name] = true
		}
	}
}
