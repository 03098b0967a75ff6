package ldtk

// The parts of a file that are read, by their names there. Lists hold pointers, so that one of many empty objects is small.

type rawProject struct {
	BgColor string      `json:"bgColor"`
	Layout  string      `json:"worldLayout"`
	Levels  []*rawLevel `json:"levels"`
	Worlds  []*rawWorld `json:"worlds"`
	Defs    struct {
		Tilesets []*rawTileset `json:"tilesets"`
	} `json:"defs"`
}

type rawWorld struct {
	Name   string      `json:"identifier"`
	Layout string      `json:"worldLayout"`
	Levels []*rawLevel `json:"levels"`
}

type rawTileset struct {
	Name    string  `json:"identifier"`
	UID     int     `json:"uid"`
	File    *string `json:"relPath"`
	W       int     `json:"__cWid"`
	H       int     `json:"__cHei"`
	Size    int     `json:"tileGridSize"`
	Padding int     `json:"padding"`
	Spacing int     `json:"spacing"`
	Tags    []struct {
		Value string `json:"enumValueId"`
		Tiles []int  `json:"tileIds"`
	} `json:"enumTags"`
	Data []struct {
		Tile int    `json:"tileId"`
		Text string `json:"data"`
	} `json:"customData"`
}

type rawLevel struct {
	Name       string  `json:"identifier"`
	IID        string  `json:"iid"`
	X          int     `json:"worldX"`
	Y          int     `json:"worldY"`
	Depth      int     `json:"worldDepth"`
	W          int     `json:"pxWid"`
	H          int     `json:"pxHei"`
	Color      string  `json:"__bgColor"`
	File       *string `json:"externalRelPath"`
	Picture    *string `json:"bgRelPath"`
	PicturePos *struct {
		At    [2]float64 `json:"topLeftPx"`
		Scale [2]float64 `json:"scale"`
		Crop  [4]float64 `json:"cropRect"`
	} `json:"__bgPos"`
	Fields     []*rawField `json:"fieldInstances"`
	Layers     []*rawLayer `json:"layerInstances"`
	Neighbours []struct {
		IID string `json:"levelIid"`
		Way string `json:"dir"`
	} `json:"__neighbours"`
}

type rawLayer struct {
	Name     string       `json:"__identifier"`
	IID      string       `json:"iid"`
	Kind     string       `json:"__type"`
	W        int          `json:"__cWid"`
	H        int          `json:"__cHei"`
	Size     int          `json:"__gridSize"`
	Opacity  *float64     `json:"__opacity"`
	X        float64      `json:"__pxTotalOffsetX"`
	Y        float64      `json:"__pxTotalOffsetY"`
	Tileset  *int         `json:"__tilesetDefUid"`
	Override *int         `json:"overrideTilesetUid"`
	Visible  *bool        `json:"visible"`
	Values   []int        `json:"intGridCsv"`
	Auto     []rawTile    `json:"autoLayerTiles"`
	Tiles    []rawTile    `json:"gridTiles"`
	Entities []*rawEntity `json:"entityInstances"`
}

type rawTile struct {
	Px [2]int   `json:"px"`
	F  int      `json:"f"`
	T  int      `json:"t"`
	A  *float64 `json:"a"`
}

type rawEntity struct {
	Name   string      `json:"__identifier"`
	IID    string      `json:"iid"`
	Tags   []string    `json:"__tags"`
	Px     [2]float64  `json:"px"`
	W      float64     `json:"width"`
	H      float64     `json:"height"`
	Pivot  [2]float64  `json:"__pivot"`
	Color  string      `json:"__smartColor"`
	Fields []*rawField `json:"fieldInstances"`
	Tile   *struct {
		Tileset int `json:"tilesetUid"`
		X       int `json:"x"`
		Y       int `json:"y"`
		W       int `json:"w"`
		H       int `json:"h"`
	} `json:"__tile"`
}
