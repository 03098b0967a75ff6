package main

import "testing"

func TestLettersAreOnTheGrid(t *testing.T) {
	for char := byte('A'); char <= 'Z'; char++ {
		if letters[char] == "" {
			t.Errorf("letter %c: got nothing; want strokes", char)
		}
	}
	for _, char := range []byte("0123456789") {
		if letters[char] == "" {
			t.Errorf("digit %c: got nothing; want strokes", char)
		}
	}
	for char, strokes := range letters {
		pairs := 0
		for i := 0; i < len(strokes); {
			if strokes[i] == ' ' {
				i++
				continue
			}
			if i+1 >= len(strokes) || strokes[i] < '0' || strokes[i] > '4' || strokes[i+1] < '0' || strokes[i+1] > '6' {
				t.Fatalf("%c: got %q; want pairs of 0 to 4 and 0 to 6", rune(char), strokes)
			}
			pairs++
			i += 2
		}
		if strokes != "" && pairs < 2 {
			t.Errorf("%c: got %q; want at least one line", rune(char), strokes)
		}
	}
}
