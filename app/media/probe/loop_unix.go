//go:build !windows

package probe

import (
	"errors"
	"syscall"
)

// isLoop: a link that leads to itself.
func isLoop(err error) bool { return errors.Is(err, syscall.ELOOP) }
