package cli

// checkCmd holds the verbs that judge a text without a workspace.
type checkCmd struct {
	Text  checkTextCmd  `cmd:""`
	Proof checkProofCmd `cmd:""`
}
