package main

import (
	"fmt"
	"strconv"
	"time"
)

// seconds is a time in a run, as a person writes it: 3, 3.5, 3s or 1m30s.
type seconds float64

// UnmarshalText reads what was written.
func (s *seconds) UnmarshalText(text []byte) error {
	n, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		d, err := time.ParseDuration(string(text))
		if err != nil {
			return fmt.Errorf("%q is no time; write 3.5s or 1m30s", text)
		}
		n = d.Seconds()
	}
	if !(n >= 0 && n < 1e6) {
		return fmt.Errorf("%q is no time in a run; write one from 0 on, such as 3.5s", text)
	}
	*s = seconds(n)
	return nil
}

func (s seconds) String() string { return strconv.FormatFloat(float64(s), 'g', -1, 64) + "s" }

// tick returns the tick at that time.
func (s seconds) tick(tps int) int64 { return int64(float64(s)*float64(tps) + 0.5) }
