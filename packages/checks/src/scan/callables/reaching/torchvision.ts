// Callables that pass what they are given on to what is named behind the module: torchvision. Written by scripts/scan/lists.ts.

export const ofTorchvision = `
torchvision.extension native-code _load_library
torchvision.models._api file-write WeightsEnum.get_state_dict
`;
