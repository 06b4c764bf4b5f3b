package main

import "testing"

func TestAnswer(t *testing.T) {
	for path, want := range map[string]int{"/healthz": 200, "/": 200, "/api/healthz": 200, "/nope": 404} {
		if got, _ := answer(path, "/api"); got != want {
			t.Errorf("answer(%q) is %d and ought to be %d", path, got, want)
		}
	}
}
