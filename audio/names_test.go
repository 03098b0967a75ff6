package audio

import "testing"

func TestNamesCarryEverySound(t *testing.T) {
	file, coin := File("names/hit.wav"), Coin(77)
	tune := Tune("names/tune", "lead: c d e")
	names := Names()
	if len(names) != Known() {
		t.Errorf("got %d names; want %d", len(names), Known())
	}
	table.Lock()
	delete(table.entries, file.id)
	delete(table.entries, coin.id)
	delete(table.entries, tune.id)
	table.Unlock()
	edited := Tune("names/tune", "lead: c d f")
	EnterNames(names)
	for s, want := range map[Sound]string{file: "names/hit.wav", coin: "coin(77)", edited: "names/tune"} {
		if got := s.String(); got != want {
			t.Errorf("got %q; want %q", got, want)
		}
	}
	if got := lookup(edited).row.text; got != "lead: c d f" {
		t.Errorf("an edited tune: got %q; want the text of this build", got)
	}
}
