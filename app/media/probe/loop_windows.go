package probe

import (
	"errors"
	"syscall"
)

// cantResolve is ERROR_CANT_RESOLVE_FILENAME: a link that leads to itself.
const cantResolve = syscall.Errno(1921)

func isLoop(err error) bool { return errors.Is(err, cantResolve) }
