// Package live holds no code: its tests, which need the tag screen, edit a running game as a developer does, over and over,
// and look at what krill dev makes of each edit: at the game's state, at the terminal, at the picture and at the processes.
//
//	KRILL_EDITS=200 KRILL_SEED=7 go test -tags screen -run Edits -timeout 60m ./engine/dev/live
//
// KRILL_EDITS is how many edits there are, 30 where it is not set; KRILL_SEED chooses their order and values, 1 where it is
// not set. A failure names the edit, its kind and the seed, which repeat it, and keeps the source, the picture and what the
// terminal said.
package live
