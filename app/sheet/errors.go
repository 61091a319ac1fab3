package sheet

import "errors"

// Why a file could not be read as a table. errors.Is finds them.
var (
	ErrMissing    = errors.New("missing")
	ErrLocked     = errors.New("locked")
	ErrUnreadable = errors.New("unreadable")
	ErrEmpty      = errors.New("empty")
	ErrNotTable   = errors.New("not_table")
	ErrHTML       = errors.New("html")
	ErrOldExcel   = errors.New("old_excel")
	ErrODS        = errors.New("ods")
	ErrProtected  = errors.New("protected")
	ErrTruncated  = errors.New("truncated")
	ErrBomb       = errors.New("bomb")
	ErrTooBig     = errors.New("too_big")
	ErrTooWide    = errors.New("too_wide")
	ErrTooLong    = errors.New("too_long")
	ErrTooMuch    = errors.New("too_much")
	ErrNoSheet    = errors.New("no_sheet")
)

// Error is a refusal with its reason; the user reads the text of its key.
type Error struct {
	Kind  error // one of the Err variables
	Args  []any
	cause error
}

func fail(kind, cause error, args ...any) *Error { return &Error{Kind: kind, cause: cause, Args: args} }

// Error is for the log.
func (e *Error) Error() string {
	if e.cause != nil {
		return "table: " + e.Kind.Error() + ": " + e.cause.Error()
	}
	return "table: " + e.Kind.Error()
}

// Unwrap gives the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.cause != nil {
		return []error{e.Kind, e.cause}
	}
	return []error{e.Kind}
}

// Told gives the text of the reason.
func (e *Error) Told() (key string, args []any) {
	if e.Kind == ErrNotTable {
		for i := 0; i+1 < len(e.Args); i += 2 {
			if e.Args[i] == "what" {
				return "import.error.not_table_what", e.Args
			}
		}
	}
	return "import.error." + e.Kind.Error(), e.Args
}
