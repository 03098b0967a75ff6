module github.com/krill2d/krill/ecs/peers

go 1.26

require (
	github.com/krill2d/krill v0.0.0
	github.com/mlange-42/ark v0.8.1
	github.com/yohamta/donburi v1.15.7
)

replace github.com/krill2d/krill => ../..
