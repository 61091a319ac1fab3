// Package kit is the design system: the colours, type, icons and widgets every
// screen is built from, after one table of tokens in a light and a dark form.
//
// Widgets read colours when they are built and again on Refresh; the shell
// rebuilds its screens when theme, language or scale change. Everything that
// can have the focus draws the ring, walks with Tab, acts on Space and Enter,
// and hands keys it does not use on to the window, so that single-letter
// commands work wherever no text is being typed.
package kit
