package protocol

// JobVariable holds a Job, as JSON, for a game's program that has engine/dev/monkey in it.
const JobVariable = "KRILL_JOB"

// Job is something that a game's program does by itself instead of being played. It prints a JobNews, as JSON, in each line of
// its standard output, and ends with status 0 when the last one says how it went.
type Job struct {
	Do      string  // PlayJob or ShrinkJob
	File    string  // of ShrinkJob: the capsule
	Out     string  // where the capsule goes that is made
	Seed    uint64  // of PlayJob; zero: 1
	Ticks   int64   // of PlayJob, at most; zero: any number
	Seconds float64 // of the clock, at most; zero: any for PlayJob, half a minute for ShrinkJob
}

// What a Job does.
const (
	PlayJob   = "monkey" // plays at random until the game fails
	ShrinkJob = "shrink" // looks for the shortest input after which it still does
)

// JobNews is how far a job is.
type JobNews struct {
	End     bool     // it is over
	Err     string   // why it could not be done; empty: it could
	Failed  string   // what the game said when it failed; empty: it did not
	Stack   []string // its own calls
	Capsule bool     // there is a file Out
	Seed    uint64

	Ticks   int64   // that were played, or that are left
	Runs    int     // of PlayJob: how often the game began
	Seconds float64 // of the clock
	TPS     int

	Events, WasEvents int // of ShrinkJob
	WasTicks          int64
	Trials            int
	Over              bool // there was no time to look for a shorter one
}
