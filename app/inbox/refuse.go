package inbox

import "fmt"

// Refused is why a command was not carried out, in words for the user.
type Refused struct {
	Key  string
	Args []any
}

func refuse(key string, args ...any) *Refused { return &Refused{Key: key, Args: args} }

func (r *Refused) Error() string {
	return fmt.Sprint(append([]any{"inbox: " + r.Key}, r.Args...)...)
}

// Told gives the key and arguments of the text.
func (r *Refused) Told() (key string, args []any) { return r.Key, r.Args }
