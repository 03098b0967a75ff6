package systems

// Body is a placeholder.
type Body struct{ n int }
