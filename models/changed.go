package models

import "sync"

// Area names a part of the workspace in a change announcement.
type Area string

// Areas that services announce after a write.
const (
	AreaPosts    Area = "posts"
	AreaBrands   Area = "brands"
	AreaMedia    Area = "media"
	AreaSettings Area = "settings"
	AreaBackups  Area = "backups"
	AreaComments Area = "comments" // comments, people, escalations; IDs are comments', none for many
	AreaAnswers  Area = "answers"  // saved replies, facts, guides; IDs are brands', 0 for all brands
	AreaVoice    Area = "voice"    // hashtag groups, handles, snippets, words, campaigns; IDs are brands', 0 for all brands
)

// Changed says that something in an area was written. IDs may be empty for "many".
type Changed struct {
	Area Area
	IDs  []int64
}

// Bus passes announcements from services to screens. The zero value works.
// Listeners are called on the announcing goroutine and must not block.
type Bus struct {
	mu   sync.Mutex
	next int
	subs map[int]func(Changed)
}

// Subscribe registers f and returns the function that removes it.
func (b *Bus) Subscribe(f func(Changed)) (cancel func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = map[int]func(Changed){}
	}
	id := b.next
	b.next++
	b.subs[id] = f
	return func() { b.mu.Lock(); delete(b.subs, id); b.mu.Unlock() }
}

// Announce calls every listener.
func (b *Bus) Announce(c Changed) {
	b.mu.Lock()
	fs := make([]func(Changed), 0, len(b.subs))
	for _, f := range b.subs {
		fs = append(fs, f)
	}
	b.mu.Unlock()
	for _, f := range fs {
		f(c)
	}
}
