package audio

// Recall puts itself between players and what renders tunes, for a program that is started again and again, as each build
// of a game is by krill dev: recall returns the samples of a tune that an earlier run rendered, and false when it has not
// got them; keep gets those that were rendered, which nobody changes any more. Both may be called from any goroutine. It must
// be called before the first tune is rendered. [RenderTune] always renders.
func Recall(recall func(name, text string) (PCM, bool), keep func(name, text string, p PCM)) {
	renderTune = func(r *row) (PCM, error) {
		if p, ok := recall(r.name, r.text); ok {
			return p, nil
		}
		p, err := RenderTune(r.text)
		if err == nil {
			keep(r.name, r.text, p)
		}
		return p, err
	}
}
