package models

// Status is the word shown for a post or variant. It is never set alone: it
// follows from approval and delivery (Variant.Status).
type Status string

// The statuses, in the order of the work. Late is laid over any status before
// Live whose time has passed (Status.At).
const (
	Idea      Status = "idea"
	Draft     Status = "draft"
	Review    Status = "review"
	Revise    Status = "revise"
	Approved  Status = "approved"
	Scheduled Status = "scheduled"
	Live      Status = "live"
	Checked   Status = "checked"
	Late      Status = "late"
	Failed    Status = "failed"
	Cancelled Status = "cancelled"
)

// Statuses lists what a person can choose, in order.
var Statuses = []Status{Idea, Draft, Review, Revise, Approved, Scheduled, Live, Checked}

// rank orders statuses from "needs work most" to "done" for a post's summary.
func (s Status) rank() int {
	for i, o := range []Status{Failed, Revise, Idea, Draft, Review, Approved, Scheduled, Live, Checked, Cancelled} {
		if s == o {
			return i
		}
	}
	return 3
}

// Behind returns the one of two statuses that needs work more, as a summary of both.
func Behind(a, b Status) Status {
	if b.rank() < a.rank() {
		return b
	}
	return a
}

// Done reports whether a variant with this status needs nothing more before it is live.
func (s Status) Done() bool { return s == Live || s == Checked || s == Cancelled }

// AtLeastApproved reports whether the text has been agreed (fills the EP bar).
func (s Status) AtLeastApproved() bool {
	return s == Approved || s == Scheduled || s == Live || s == Checked
}

// At lays lateness over a stored status: at is the planned Unix time (0 none), now the present.
func (s Status) At(at, now int64) Status {
	if at != 0 && at < now && !s.Done() && s != Failed {
		return Late
	}
	return s
}

// Approval is how far the review of a variant has come.
type Approval string

// Approval states; "" is ApprovalNone.
const (
	ApprovalNone    Approval = ""
	ApprovalPending Approval = "pending"
	ApprovalChanges Approval = "changes"
	ApprovalGiven   Approval = "approved"
	ApprovalStale   Approval = "stale" // content changed after it was given
	ApprovalExpired Approval = "expired"
)

// Delivery is how far a variant has come on its way to the platform.
type Delivery string

// Delivery states; "" is DeliveryDraft.
const (
	DeliveryIdea      Delivery = "idea"
	DeliveryDraft     Delivery = ""
	DeliveryScheduled Delivery = "scheduled"
	DeliveryClaimed   Delivery = "claimed"  // somebody says it is live
	DeliveryVerified  Delivery = "verified" // the live post was compared with the plan
	DeliveryFailed    Delivery = "failed"
	DeliveryCancelled Delivery = "cancelled"
)

// Status derives the one word shown from approval and delivery.
func (v *Variant) Status() Status {
	switch v.Delivery {
	case DeliveryFailed:
		return Failed
	case DeliveryCancelled:
		return Cancelled
	case DeliveryVerified:
		return Checked
	case DeliveryClaimed:
		return Live
	}
	switch v.Approval {
	case ApprovalChanges:
		return Revise
	case ApprovalPending, ApprovalStale, ApprovalExpired:
		return Review
	case ApprovalGiven:
		if v.Delivery == DeliveryScheduled {
			return Scheduled
		}
		return Approved
	}
	switch v.Delivery {
	case DeliveryIdea:
		return Idea
	case DeliveryScheduled:
		return Scheduled
	}
	return Draft
}

// Mark sets approval and delivery to what a person means by choosing s by hand.
// Late and Failed cannot be chosen and leave the variant as it is.
func (v *Variant) Mark(s Status) {
	switch s {
	case Idea:
		v.Approval, v.Delivery = ApprovalNone, DeliveryIdea
	case Draft:
		v.Approval, v.Delivery = ApprovalNone, DeliveryDraft
	case Review:
		v.Approval, v.Delivery = ApprovalPending, DeliveryDraft
	case Revise:
		v.Approval, v.Delivery = ApprovalChanges, DeliveryDraft
	case Approved:
		v.Approval, v.Delivery = ApprovalGiven, DeliveryDraft
	case Scheduled:
		v.Approval, v.Delivery = ApprovalGiven, DeliveryScheduled
	case Live:
		v.Delivery = DeliveryClaimed
	case Checked:
		v.Delivery = DeliveryVerified
	case Cancelled:
		v.Delivery = DeliveryCancelled
	}
}
