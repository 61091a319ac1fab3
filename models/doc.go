// Package models holds what Lontar remembers: the entities of an SMO's desk
// (brand, account, post, variant, …), the rules each can decide alone, and,
// in models/store, the SQLite file they live in. It imports nothing of app or
// views, and callers outside this tree never see SQL or a *gorm.DB.
//
// Times: a planned time is wall time in the brand's IANA zone (Day and Clock,
// as people say it) and the moment derived from it in Unix seconds UTC (At).
// Every other time is Unix seconds UTC.
package models
