package ecs

func (w *World) SetName(e Entity, name string) {
	if w.names == nil {
		w.names, w.nameOf = map[string]Entity{}, map[uint32]string{}
	}
	w.names[name], w.nameOf[e.index()] = e, name
}
