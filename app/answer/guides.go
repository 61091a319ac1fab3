package answer

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"lontar/app/lang"
	"lontar/app/triage"
	"lontar/models"
)

// Guide returns what to do about a comment of a kind with these topics: the
// brand's own lines, else the ones that ship. Topic names it; it is the
// narrowest that fits ("complaint.shipping", "health", "complaint").
func (s *Service) Guide(ctx context.Context, brandID int64, kind models.CommentKind, tags []string) (g models.ReplyGuide, topic string, err error) {
	own, err := s.store.ReplyGuides(ctx, brandID)
	if err != nil {
		return g, "", err
	}
	g, topic = GuideFor(own, brandID, kind, tags)
	return g, topic, nil
}

// GuideFor is Guide with the brand's own guides at hand.
func GuideFor(own []models.ReplyGuide, brandID int64, kind models.CommentKind, tags []string) (g models.ReplyGuide, topic string) {
	ours := map[string]models.ReplyGuide{}
	for _, o := range own {
		ours[o.Topic] = o
	}
	for _, topic := range candidates(kind, tags) {
		if g, ok := ours[topic]; ok {
			return g, topic
		}
		if g, ok := Shipped(topic); ok {
			g.BrandID = brandID
			return g, topic
		}
	}
	return models.ReplyGuide{BrandID: brandID}, ""
}

// candidates are the guides that fit, the narrowest first. Praise and spam have
// one each: what they are about changes nothing.
func candidates(kind models.CommentKind, tags []string) []string {
	k := string(triage.Of(kind))
	if kind == models.KindPraise || kind == models.KindSpam {
		return []string{k}
	}
	first := load().first
	place := func(t string) int {
		if i, ok := first[t]; ok {
			return i
		}
		return len(first)
	}
	tags = slices.Clone(tags)
	slices.SortStableFunc(tags, func(a, b string) int { return cmp.Compare(place(a), place(b)) })
	var out []string
	for _, t := range tags {
		if t != "" {
			out = append(out, k+"."+t, t)
		}
	}
	return append(out, k)
}

// Shipped is the guide that comes with the program, in the language in use.
func Shipped(topic string) (models.ReplyGuide, bool) {
	one, ok := load().guides[topic]
	l := one.ID
	if lang.Code() == lang.English {
		l = one.EN
	}
	return models.ReplyGuide{Topic: topic, Do: slices.Clone(l.Do), Dont: slices.Clone(l.Dont)}, ok
}

// GuideTopics are the topics of all guides that ship, in order.
func GuideTopics() []string { return slices.Sorted(maps.Keys(load().guides)) }

// GuideName is the title of a guide: "Panduan keluhan pengiriman".
func GuideName(topic string) string {
	kind, about, narrow := strings.Cut(topic, ".")
	switch {
	case narrow:
		return lang.T("answer.guide.both", "kind", kindName(kind), "topic", topicName(about))
	case isKind(kind):
		return lang.T("answer.guide.one", "what", kindName(kind))
	case topic == "":
		return lang.T("answer.guide.any")
	}
	return lang.T("answer.guide.one", "what", topicName(topic))
}

func kindName(kind string) string { return lang.T("triage.kind." + kind) }

// topicName is the name of a topic; one that a later program named keeps its id.
func topicName(topic string) string {
	if key := "triage.topic." + topic; lang.Has(key) {
		return lang.T(key)
	}
	return topic
}

func isKind(k string) bool { return lang.Has("triage.kind." + k) }

// SaveGuide keeps a brand's own lines for a topic: at least one.
func (s *Service) SaveGuide(ctx context.Context, g *models.ReplyGuide) error {
	g.Topic = strings.ToLower(strings.TrimSpace(g.Topic))
	if g.Topic == "" || len(g.Topic) > maxName || strings.ContainsAny(g.Topic, " \t\n") {
		return refuse("answer.error.guide_topic")
	}
	var err error
	if g.Do, err = tidyLines(g.Do); err != nil {
		return err
	}
	if g.Dont, err = tidyLines(g.Dont); err != nil {
		return err
	}
	if len(g.Do)+len(g.Dont) == 0 {
		return refuse("answer.error.guide_empty")
	}
	if err := s.store.SaveReplyGuide(ctx, g); err != nil {
		return err
	}
	s.announce(g.BrandID)
	return nil
}

func tidyLines(list []string) ([]string, error) {
	var out []string
	for _, l := range list {
		l = strings.Join(strings.Fields(visible(l)), " ")
		if l == "" || slices.Contains(out, l) {
			continue
		}
		if err := short(l); err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	if len(out) > maxLines {
		return nil, refuse("answer.error.lines_many", "max", maxLines)
	}
	return out, nil
}

// ResetGuide goes back to the lines that ship.
func (s *Service) ResetGuide(ctx context.Context, brandID int64, topic string) error {
	if err := s.store.DeleteReplyGuide(ctx, brandID, topic); err != nil {
		return err
	}
	s.announce(brandID)
	return nil
}
