package input

import "github.com/krill2d/krill/engine/driver"

// These are functions, so that a game whose bot does none of it links none of it.

// Compose shows a text in the making at the next Write, as an input method does, with the bytes selStart to selEnd marked.
// An empty one ends it; so does Commit after it.
func Compose(j *Injector, text string, selStart, selEnd int) {
	j.text = append(j.text, driver.TextEvent{Kind: driver.TextCompose, Text: text, SelStart: selStart, SelEnd: selEnd})
}

// Commit enters a text at the next Write in place of the bytes start to end of the field, and ends what was composed.
// Equal: at the caret.
func Commit(j *Injector, text string, start, end int) {
	j.text = append(j.text, driver.TextEvent{Kind: driver.TextCommit, Text: text, ReplaceStart: start, ReplaceEnd: end})
	Compose(j, "", 0, 0)
}

// PutKeyboardAway ends a text session at the next Write, as a player does who closes the keyboard of his phone.
func PutKeyboardAway(j *Injector) { j.text = append(j.text, driver.TextEvent{Kind: driver.TextEnd}) }

// Relabel makes a key print a label from the next Write on, as on another keyboard: Relabel(j, KeyA, "q").
func Relabel(j *Injector, key Control, label string) {
	j.layout = driver.AppendKeyLabel(j.layout, driver.Key(key), label)
}

// ConnectAs is [Injector.Connect] of a gamepad with a name and a model, an SDL identity, which say its family.
func ConnectAs(j *Injector, player int, name, model string) {
	j.Connect(player)
	j.pads[player].Name, j.pads[player].Model = name, model
}
