package shell

// OpenPost shows a post.
func (s *Shell) OpenPost(int64) {}

// OpenImport shows the import.
func (s *Shell) OpenImport(string) {}
